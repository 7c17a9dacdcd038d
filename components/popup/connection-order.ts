import type { ConnectionView } from '../../utils/protocol/app-state.ts'

const rank: Record<ConnectionView['tone'], number> = { bad: 0, warn: 1, busy: 2, quiet: 3, good: 3 }

/** What the popup was opened for comes first, then what needs the user; the rest keeps its order. */
export function inOrderOfNeed(
  connections: readonly ConnectionView[],
  featured: string | null,
): ConnectionView[] {
  const rankOf = (it: ConnectionView) => (it.service.id === featured ? -1 : rank[it.tone])
  return connections.toSorted((a, b) => rankOf(a) - rankOf(b))
}
