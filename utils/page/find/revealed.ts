import type { Part } from '../part.ts'
import type { Sight } from '../sight.ts'

/** Tells what has come to light since a moment of our own choosing, such as just before a click. */
export interface Revealed {
  has(part: Part, now: Sight): boolean
}

export const nothingRevealed: Revealed = { has: () => false }

/**
 * Remembers what is drawn now. A part counts as new only if its element wasn't drawn then, its words
 * didn't stand in the same words around, and there are more of its kind than before: a list that is
 * rendered anew brings new elements for old controls.
 */
export function revealedSince(before: Sight): Revealed {
  const drawn = before.parts.filter((part) => part.isDrawn)
  const elements = new WeakSet(drawn.map((part) => part.element))
  const contexts = new Set(drawn.map(contextOf))
  const counts = new Map<string, number>()
  for (const kind of drawn.map(kindOf)) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return {
    has(part, now) {
      if (elements.has(part.element) || contexts.has(contextOf(part))) return false
      return countOf(kindOf(part), now) > (counts.get(kindOf(part)) ?? 0)
    },
  }
}

function countOf(kind: string, sight: Sight): number {
  return sight.parts.filter((part) => part.isDrawn && kindOf(part) === kind).length
}

/** What a part says, and the tags on the way to it: the same for its successor after a re-render. */
function kindOf(part: Part): string {
  const tags = [...part.lineage()].map((around) => around.element.localName)
  return `${part.text}|${tags.join('/')}`
}

/** A part's text with that of the nearest part around it that says more. */
function contextOf(part: Part): string {
  for (const around of part.lineage()) {
    if (around.text !== part.text) return `${part.text}|${around.text}`
  }
  return part.text
}
