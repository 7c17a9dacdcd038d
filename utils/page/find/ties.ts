import { elementsOfIds } from '../names/text-alternative.ts'
import type { PageSnapshot } from '../snapshot/page-snapshot.ts'
import type { SnapshotNode } from '../snapshot/snapshot-node.ts'

/** Nodes that a control says it opens, by aria-controls or aria-owns, and that hold none of `others`. */
export function tiedNodes(
  expander: SnapshotNode,
  snapshot: PageSnapshot,
  others: readonly SnapshotNode[],
): SnapshotNode[] {
  const ids = ['aria-controls', 'aria-owns'].map((name) => expander.element.getAttribute(name))
  const elements = elementsOfIds(expander.element, ids.join(' '))
  const nodes = elements
    .map((element) => snapshot.nodeOf(element))
    .filter((node) => node !== undefined)
  return nodes.filter((node) => !others.some((other) => node.contains(other)))
}
