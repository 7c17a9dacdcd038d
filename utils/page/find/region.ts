import { isPressable, type Part, partsIn } from '../part.ts'
import { controlsIn } from './controls.ts'
import type { Scene } from './scene.ts'
import { segmentOf } from './segment.ts'

/**
 * The part of the page that belongs to one title. `certain`: by the page's own structure, as a list
 * item among others. Otherwise only closeness speaks for it, and its acts need more evidence.
 */
export interface Region {
  title: Part
  roots: Part[]
  isCertain: boolean
  /** Largest part around the title that holds no other title. */
  outer: Part
}

/** The region of a title, or null where no control belongs to it. */
export function regionOf(title: Part, scene: Scene): Region | null {
  const outer = outermostOwn(title, scene)
  const around = outer.parent && isShared(outer.parent, outer, title, scene) ? outer.parent : null
  const item = itemAround(title, outer, scene) ?? (around && alikeItem(title, outer, around, scene))
  const segment =
    around && standsAlone(title, scene) && !hasHeadingBefore(title, outer)
      ? segmentOf(outer, around, (part) => isTitled(part, outer, title, scene), scene)
      : []
  const hasOwn = segment.some((part) => controlsIn(scene.controls, part).length > 0)
  if (item)
    return { title, roots: [item, ...(item === outer ? segment : [])], isCertain: true, outer }
  if (hasOwn) return { title, roots: [outer, ...segment], isCertain: true, outer }
  const loose = looseAround(title, outer, scene)
  return loose && { title, roots: [loose], isCertain: false, outer }
}

/** A name in the midst of a sentence heads nothing but, at most, what stands around it. */
function standsAlone(title: Part, { mentions }: Scene): boolean {
  return !mentions.inSentence.has(title) || [...title.lineage()].some(isHeading)
}

/** Climbs as long as no other title comes in, at most to what fills the page or a dialog. */
function outermostOwn(title: Part, scene: Scene): Part {
  let outer = title
  while (outer.parent && !isPageLevel(outer) && !isPageLevel(outer.parent)) {
    if (isShared(outer.parent, outer, title, scene)) break
    outer = outer.parent
  }
  return outer
}

function isPageLevel(part: Part): boolean {
  const isWhole = ['html', 'body', 'iframe', 'main'].includes(part.element.localName)
  return isWhole || ['dialog', 'alertdialog', 'main'].includes(part.role ?? '')
}

/** Whether a part holds another title beside the one that stands in `branch`. */
function isShared(part: Part, branch: Part, title: Part, scene: Scene): boolean {
  if (scene.mentions.others.some((other) => part.contains(other))) return true
  return part.children.some(
    (sibling) => sibling !== branch && hasAlikeTitle(sibling, branch, title, scene),
  )
}

/** A title in the same place of a sibling's structure, whether or not anyone knows its words. */
function hasAlikeTitle(sibling: Part, branch: Part, title: Part, scene: Scene): boolean {
  if (sibling.element.localName !== branch.element.localName) return false
  if (branch === title) return isHeading(title) && sibling.text !== ''
  if (controlsIn(scene.controls, sibling).length === 0 && !hasExpander(sibling, scene)) return false
  const twin = partAtSamePlace(sibling, branch, title)
  return twin !== null && twin.text !== '' && !scene.controls.some(({ part }) => part === twin)
}

function hasExpander(part: Part, scene: Scene): boolean {
  return scene.expanders.some((expander) => part.contains(expander))
}

/** Follows the way from `branch` to `title` inside `sibling`, by tag and place among its like. */
function partAtSamePlace(sibling: Part, branch: Part, title: Part): Part | null {
  const way: Part[] = []
  for (const part of title.lineage()) {
    if (part === branch) break
    way.unshift(part)
  }
  let at: Part | undefined = sibling
  for (const step of way) {
    const like: Part[] = step.parent ? sameTag(step.parent, step) : []
    at = at && sameTag(at, step)[like.indexOf(step)]
  }
  return at ?? null
}

function sameTag(parent: Part, like: Part): Part[] {
  return parent.children.filter((child) => child.element.localName === like.element.localName)
}

export function isHeading(part: Part): boolean {
  return part.role === 'heading' || ['dt', 'legend'].includes(part.element.localName)
}

/** Branch of a list that has a title of its own. */
function isTitled(branch: Part, own: Part, title: Part, scene: Scene): boolean {
  const { ours, others } = scene.mentions
  if ([...ours, ...others].some((mention) => branch.contains(mention))) return true
  if (isHeading(branch) && isHeading(own)) return true
  if (isOtherHead(branch, own, scene)) return true
  return branch !== own && hasAlikeTitle(branch, own, title, scene)
}

/** The same make with an expander of its own: the head of another entry, whatever it is called. */
function isOtherHead(branch: Part, own: Part, scene: Scene): boolean {
  if (branch.element.localName !== own.element.localName) return false
  return hasExpander(own, scene) && hasExpander(branch, scene)
}

const itemTags = new Set(['li', 'tr', 'article', 'details'])
const itemRoles = new Set(['listitem', 'row', 'article', 'treeitem'])

/** Smallest list item, row or part named by the service that holds a control beside the title. */
function itemAround(title: Part, outer: Part, scene: Scene): Part | null {
  for (const part of title.lineage()) {
    if (isItem(part, title) && controlsIn(scene.controls, part).length > 0) return part
    if (part === outer) return null
  }
  return null
}

function isItem(part: Part, title: Part): boolean {
  if (isPressable(part)) return false
  if (part === title && part.element.hasAttribute('aria-label')) return true
  return itemTags.has(part.element.localName) || itemRoles.has(part.role ?? '')
}

/** The whole branch, where siblings of the same make hold other titles and no heading comes first. */
function alikeItem(title: Part, outer: Part, around: Part, scene: Scene): Part | null {
  const siblings = around.children.filter(
    (part) => part !== outer && part.element.localName === outer.element.localName,
  )
  const isOneOfMany = siblings.some(
    (part) =>
      scene.mentions.others.some((other) => part.contains(other)) ||
      hasAlikeTitle(part, outer, title, scene),
  )
  if (!isOneOfMany || isPressable(outer) || isInInnerList(title, outer)) return null
  if (hasHeadingBefore(title, outer)) return null
  return controlsIn(scene.controls, outer).length > 0 ? outer : null
}

function isInInnerList(title: Part, outer: Part): boolean {
  for (const part of title.lineage()) {
    if (part === outer) return false
    if (['list', 'table', 'grid', 'listbox', 'menu'].includes(part.role ?? '')) return true
  }
  return false
}

function hasHeadingBefore(title: Part, outer: Part): boolean {
  return partsIn(outer).some(
    (part) => isHeading(part) && part.index < title.index && !part.contains(title),
  )
}

/**
 * Without a list around: the nearest part with the (+), or with both acts of the article. It has to be
 * small and without a heading of another title.
 */
function looseAround(title: Part, outer: Part, scene: Scene): Part | null {
  for (const part of title.lineage()) {
    const acts = new Set(controlsIn(scene.controls, part).map((control) => control.act))
    const hasPair = acts.has('remove') && (acts.has('disable') || acts.has('enable'))
    if (acts.has('expand') || hasPair) {
      return part.text.length <= 400 && !hasHeadingBefore(title, part) ? part : null
    }
    if (part === outer) return null
  }
  return null
}
