import type { PageSnapshot } from '../snapshot/page-snapshot.ts'
import type { SnapshotNode } from '../snapshot/snapshot-node.ts'

/** Tells what has come to light since a moment of our own choosing, such as just before a click. */
export interface Revealed {
  has(node: SnapshotNode, now: PageSnapshot): boolean
}

export const nothingRevealed: Revealed = { has: () => false }

/**
 * Remembers what is drawn now. A node counts as new only if its element wasn't drawn then, its words
 * didn't stand in the same words around, and there are more of its kind than before: a list that is
 * rendered anew brings new elements for old controls.
 */
export function revealedSince(before: PageSnapshot): Revealed {
  const drawn = before.nodes.filter((node) => node.isDrawn)
  const elements = new WeakSet(drawn.map((node) => node.element))
  const contexts = new Set(drawn.map(contextOf))
  const counts = new Map<string, number>()
  for (const kind of drawn.map(kindOf)) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return {
    has(node, now) {
      if (elements.has(node.element) || contexts.has(contextOf(node))) return false
      return countOf(kindOf(node), now) > (counts.get(kindOf(node)) ?? 0)
    },
  }
}

function countOf(kind: string, snapshot: PageSnapshot): number {
  return snapshot.nodes.filter((node) => node.isDrawn && kindOf(node) === kind).length
}

/** What a node says, and the tags on the way to it: the same for its successor after a re-render. */
function kindOf(node: SnapshotNode): string {
  const tags = [...node.lineage()].map((around) => around.element.localName)
  return `${node.text}|${tags.join('/')}`
}

/** A node's text with that of the nearest node around it that says more. */
function contextOf(node: SnapshotNode): string {
  for (const around of node.lineage()) {
    if (around.text !== node.text) return `${node.text}|${around.text}`
  }
  return node.text
}
