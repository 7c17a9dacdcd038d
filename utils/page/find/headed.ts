import type { PageSnapshot } from '../snapshot/page-snapshot.ts'
import { isAside, type SnapshotNode } from '../snapshot/snapshot-node.ts'
import { isHeading } from './region.ts'

/**
 * What stands under a heading: the node around it, as long as it has no other heading, and what follows
 * beside it, up to the next. `isWide`: headings of a lower level that come after are part of it.
 */
export function nodesUnder(
  heading: SnapshotNode,
  snapshot: PageSnapshot,
  isWide = false,
): SnapshotNode[] {
  const headings = snapshot.nodes.filter(
    (node) => node.isDrawn && isHeading(node) && node !== heading,
  )
  const foreign = isWide ? headings.filter((node) => !isBelow(node, heading)) : headings
  let under = heading
  for (const around of heading.lineage()) {
    if (around.element.localName === 'html' || foreign.some((node) => around.contains(node))) break
    under = around
  }
  const siblings = under.parent?.children ?? []
  const following = siblings.slice(siblings.indexOf(under) + 1)
  const end = following.findIndex((node) => isOver(node, foreign))
  return [under, ...(end < 0 ? following : following.slice(0, end))]
}

/** What is by its role a matter of its own ends it, whatever heading comes before. */
function isOver(node: SnapshotNode, foreign: SnapshotNode[]): boolean {
  return isAside(node) || foreign.some((heading) => node.contains(heading))
}

/** A heading of a lower level that comes after. */
function isBelow(node: SnapshotNode, heading: SnapshotNode): boolean {
  return node.index > heading.index && levelOf(node) > levelOf(heading)
}

/** 2 where nothing tells (WAI-ARIA, "heading"). */
function levelOf({ element }: SnapshotNode): number {
  const said = Number(element.getAttribute('aria-level'))
  return said || Number(/^h([1-6])$/.exec(element.localName)?.[1] ?? 2)
}
