import { urgency } from '../../utils/connections/urgency.ts'
import type { ConnectionView } from '../../utils/protocol/app-state.ts'

/** What the popup was opened for comes first, then what needs the user; the rest keeps its order. */
export function inOrderOfNeed(
  connections: readonly ConnectionView[],
  featured: string | null,
): ConnectionView[] {
  const rankOf = (it: ConnectionView) => (it.service.id === featured ? -1 : urgency[it.tone])
  return connections.toSorted((a, b) => rankOf(a) - rankOf(b))
}
