import { isPressable, nodesIn, type SnapshotNode } from '../snapshot/snapshot-node.ts'
import { controlsIn } from './controls.ts'
import type { EntrySigns } from './entry-signs.ts'
import { segmentOf } from './segment.ts'

/**
 * The part of the page that belongs to one title. `certain`: by the page's own structure, as a list
 * item among others. Otherwise only closeness speaks for it, and its acts need more evidence.
 */
export interface Region {
  title: SnapshotNode
  roots: SnapshotNode[]
  isCertain: boolean
  /** Largest node around the title that holds no other title. */
  outer: SnapshotNode
}

/** The region of a title, or null where no control belongs to it. */
export function regionOf(title: SnapshotNode, signs: EntrySigns): Region | null {
  const outer = outermostOwn(title, signs)
  const around = outer.parent && isShared(outer.parent, outer, title, signs) ? outer.parent : null
  const item = itemAround(title, outer, signs) ?? (around && alikeItem(title, outer, around, signs))
  const segment =
    around && standsAlone(title, signs) && !hasHeadingBefore(title, outer)
      ? segmentOf(outer, around, (node) => isTitled(node, outer, title, signs), signs)
      : []
  const hasOwn = segment.some((node) => controlsIn(signs.controls, node).length > 0)
  if (item)
    return { title, roots: [item, ...(item === outer ? segment : [])], isCertain: true, outer }
  if (hasOwn) return { title, roots: [outer, ...segment], isCertain: true, outer }
  const loose = looseAround(title, outer, signs)
  return loose && { title, roots: [loose], isCertain: false, outer }
}

/** A name in the midst of a sentence heads nothing but, at most, what stands around it. */
function standsAlone(title: SnapshotNode, { mentions }: EntrySigns): boolean {
  return !mentions.inSentence.has(title) || [...title.lineage()].some(isHeading)
}

/** Climbs as long as no other title comes in, at most to what fills the page or a dialog. */
function outermostOwn(title: SnapshotNode, signs: EntrySigns): SnapshotNode {
  let outer = title
  while (outer.parent && !isPageLevel(outer) && !isPageLevel(outer.parent)) {
    if (isShared(outer.parent, outer, title, signs)) break
    outer = outer.parent
  }
  return outer
}

function isPageLevel(node: SnapshotNode): boolean {
  const isWhole = ['html', 'body', 'iframe', 'main'].includes(node.element.localName)
  return isWhole || ['dialog', 'alertdialog', 'main'].includes(node.role ?? '')
}

/** Whether a node holds another title beside the one that stands in `branch`. */
function isShared(
  node: SnapshotNode,
  branch: SnapshotNode,
  title: SnapshotNode,
  signs: EntrySigns,
): boolean {
  if (signs.mentions.others.some((other) => node.contains(other))) return true
  return node.children.some(
    (sibling) => sibling !== branch && hasAlikeTitle(sibling, branch, title, signs),
  )
}

/** A title in the same place of a sibling's structure, whether or not anyone knows its words. */
function hasAlikeTitle(
  sibling: SnapshotNode,
  branch: SnapshotNode,
  title: SnapshotNode,
  signs: EntrySigns,
): boolean {
  if (sibling.element.localName !== branch.element.localName) return false
  if (branch === title) return isHeading(title) && sibling.text !== ''
  if (controlsIn(signs.controls, sibling).length === 0 && !hasExpander(sibling, signs)) return false
  const twin = nodeAtSamePlace(sibling, branch, title)
  return twin !== null && twin.text !== '' && !signs.controls.some(({ node }) => node === twin)
}

function hasExpander(node: SnapshotNode, signs: EntrySigns): boolean {
  return signs.expanders.some((expander) => node.contains(expander))
}

/** Follows the way from `branch` to `title` inside `sibling`, by tag and place among its like. */
function nodeAtSamePlace(
  sibling: SnapshotNode,
  branch: SnapshotNode,
  title: SnapshotNode,
): SnapshotNode | null {
  const traversal: SnapshotNode[] = []
  for (const node of title.lineage()) {
    if (node === branch) break
    traversal.unshift(node)
  }
  let at: SnapshotNode | undefined = sibling
  for (const step of traversal) {
    const like: SnapshotNode[] = step.parent ? sameTag(step.parent, step) : []
    at = at && sameTag(at, step)[like.indexOf(step)]
  }
  return at ?? null
}

function sameTag(parent: SnapshotNode, like: SnapshotNode): SnapshotNode[] {
  return parent.children.filter((child) => child.element.localName === like.element.localName)
}

export function isHeading(node: SnapshotNode): boolean {
  return node.role === 'heading' || ['dt', 'legend'].includes(node.element.localName)
}

/** Branch of a list that has a title of its own. */
function isTitled(
  branch: SnapshotNode,
  own: SnapshotNode,
  title: SnapshotNode,
  signs: EntrySigns,
): boolean {
  const { ours, others } = signs.mentions
  if ([...ours, ...others].some((mention) => branch.contains(mention))) return true
  if (isHeading(branch) && isHeading(own)) return true
  if (isOtherHead(branch, own, signs)) return true
  return branch !== own && hasAlikeTitle(branch, own, title, signs)
}

/** The same make with an expander of its own: the head of another entry, whatever it is called. */
function isOtherHead(branch: SnapshotNode, own: SnapshotNode, signs: EntrySigns): boolean {
  if (branch.element.localName !== own.element.localName) return false
  return hasExpander(own, signs) && hasExpander(branch, signs)
}

const itemTags = new Set(['li', 'tr', 'article', 'details'])
const itemRoles = new Set(['listitem', 'row', 'article', 'treeitem'])

/** Smallest list item, row or node named by the service that holds a control beside the title. */
function itemAround(
  title: SnapshotNode,
  outer: SnapshotNode,
  signs: EntrySigns,
): SnapshotNode | null {
  for (const node of title.lineage()) {
    if (isItem(node, title) && controlsIn(signs.controls, node).length > 0) return node
    if (node === outer) return null
  }
  return null
}

function isItem(node: SnapshotNode, title: SnapshotNode): boolean {
  if (isPressable(node)) return false
  if (node === title && node.element.hasAttribute('aria-label')) return true
  return itemTags.has(node.element.localName) || itemRoles.has(node.role ?? '')
}

/** The whole branch, where siblings of the same make hold other titles and no heading comes first. */
function alikeItem(
  title: SnapshotNode,
  outer: SnapshotNode,
  around: SnapshotNode,
  signs: EntrySigns,
): SnapshotNode | null {
  const siblings = around.children.filter(
    (node) => node !== outer && node.element.localName === outer.element.localName,
  )
  const isOneOfMany = siblings.some(
    (node) =>
      signs.mentions.others.some((other) => node.contains(other)) ||
      hasAlikeTitle(node, outer, title, signs),
  )
  if (!isOneOfMany || isPressable(outer) || isInInnerList(title, outer)) return null
  if (hasHeadingBefore(title, outer)) return null
  return controlsIn(signs.controls, outer).length > 0 ? outer : null
}

function isInInnerList(title: SnapshotNode, outer: SnapshotNode): boolean {
  for (const node of title.lineage()) {
    if (node === outer) return false
    if (['list', 'table', 'grid', 'listbox', 'menu'].includes(node.role ?? '')) return true
  }
  return false
}

function hasHeadingBefore(title: SnapshotNode, outer: SnapshotNode): boolean {
  return nodesIn(outer).some(
    (node) => isHeading(node) && node.index < title.index && !node.contains(title),
  )
}

/**
 * Without a list around: the nearest node with the (+), or with both acts of the article. It has to be
 * small and without a heading of another title.
 */
function looseAround(
  title: SnapshotNode,
  outer: SnapshotNode,
  signs: EntrySigns,
): SnapshotNode | null {
  for (const node of title.lineage()) {
    const acts = new Set(controlsIn(signs.controls, node).map((control) => control.act))
    const hasPair = acts.has('remove') && (acts.has('disable') || acts.has('enable'))
    if (acts.has('expand') || hasPair) {
      return node.text.length <= 400 && !hasHeadingBefore(title, node) ? node : null
    }
    if (node === outer) return null
  }
  return null
}
