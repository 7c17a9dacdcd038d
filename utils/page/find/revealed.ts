import type { Part } from '../part.ts'
import type { Sight } from '../sight.ts'

/** Tells what has come to light since a moment of our own choosing, such as just before a click. */
export interface Revealed {
  has(part: Part, now: Sight): boolean
}

export const nothingRevealed: Revealed = { has: () => false }

/**
 * Remembers what is drawn now. A part counts as new only if its element wasn't drawn then, nothing
 * with its name stood in the same words, and there are more of that name than before: a list that is
 * rendered anew brings new elements for old controls.
 */
export function revealedSince(before: Sight): Revealed {
  const drawn = before.parts.filter((part) => part.isDrawn)
  const elements = new WeakSet(drawn.map((part) => part.element))
  const contexts = new Set(drawn.map(contextOf))
  const counts = new Map<string, number>()
  for (const part of drawn) counts.set(part.text, (counts.get(part.text) ?? 0) + 1)
  return {
    has(part, now) {
      if (elements.has(part.element) || contexts.has(contextOf(part))) return false
      return countOf(part.text, now) > (counts.get(part.text) ?? 0)
    },
  }
}

function countOf(text: string, sight: Sight): number {
  return sight.parts.filter((part) => part.isDrawn && part.text === text).length
}

/** A part's text with that of the nearest part around it that says more. */
function contextOf(part: Part): string {
  for (const around of part.lineage()) {
    if (around.text !== part.text) return `${part.text}|${around.text}`
  }
  return part.text
}
