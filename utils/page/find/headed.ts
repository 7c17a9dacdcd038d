import { isAside, type Part } from '../part.ts'
import type { Sight } from '../sight.ts'
import { isHeading } from './region.ts'

/**
 * What stands under a heading: the part around it, as long as it has no other heading, and what follows
 * beside it, up to the next. `isWide`: headings of a lower level that come after are part of it.
 */
export function partsUnder(heading: Part, sight: Sight, isWide = false): Part[] {
  const headings = sight.parts.filter((part) => part.isDrawn && isHeading(part) && part !== heading)
  const foreign = isWide ? headings.filter((part) => !isBelow(part, heading)) : headings
  let under = heading
  for (const around of heading.lineage()) {
    if (around.element.localName === 'html' || foreign.some((part) => around.contains(part))) break
    under = around
  }
  const siblings = under.parent?.children ?? []
  const following = siblings.slice(siblings.indexOf(under) + 1)
  const end = following.findIndex((part) => isOver(part, foreign))
  return [under, ...(end < 0 ? following : following.slice(0, end))]
}

/** What is by its role a matter of its own ends it, whatever heading comes before. */
function isOver(part: Part, foreign: Part[]): boolean {
  return isAside(part) || foreign.some((heading) => part.contains(heading))
}

/** A heading of a lower level that comes after. */
function isBelow(part: Part, heading: Part): boolean {
  return part.index > heading.index && levelOf(part) > levelOf(heading)
}

/** 2 where nothing tells (WAI-ARIA, "heading"). */
function levelOf({ element }: Part): number {
  const said = Number(element.getAttribute('aria-level'))
  return said || Number(/^h([1-6])$/.exec(element.localName)?.[1] ?? 2)
}
