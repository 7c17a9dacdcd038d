import { type Revealed, revealedSince } from '../find/revealed.ts'
import { isButton, type Part } from '../part.ts'
import type { Sight } from '../sight.ts'
import { foldText } from '../text.ts'
import { ownTexts } from './contents.ts'

/** Tells what a page says that it didn't say at a moment of our own choosing, just before a click. */
export interface Since {
  /** Whether a part has come to light. */
  isNew(part: Part, now: Sight): boolean
  /** Whether an element wasn't there at all, drawn or not. */
  isAdded(element: Element): boolean
  /** Tells of each text on the page as it is now whether it is new. */
  newTexts(now: Sight): (text: string) => boolean
}

/** Everything is new: a page that a click of ours has led to. */
export const everythingNew: Since = {
  isNew: () => true,
  isAdded: () => true,
  newTexts: () => () => true,
}

/**
 * Remembers what the page says now. Texts are counted by themselves, not by their elements: a page may put a
 * question into an element that was there before.
 */
export function sinceNow(before: Sight): Since {
  const revealed: Revealed = revealedSince(before)
  const elements = new WeakSet(before.parts.map((part) => part.element))
  const counts = countTexts(before)
  return {
    isNew: (part, now) => revealed.has(part, now),
    isAdded: (element) => !elements.has(element),
    newTexts(now) {
      const present = countTexts(now)
      return (text) => (present.get(foldText(text)) ?? 0) > (counts.get(foldText(text)) ?? 0)
    },
  }
}

/** What a button says is no part of what is asked, and may come and go with it. */
function isInControl(part: Part): boolean {
  return [...part.lineage()].some(isButton)
}

function countTexts(sight: Sight): Map<string, number> {
  const counts = new Map<string, number>()
  for (const part of sight.parts) {
    if (!part.isDrawn || isInControl(part)) continue
    for (const item of ownTexts(part)) {
      const text = foldText(item)
      counts.set(text, (counts.get(text) ?? 0) + 1)
    }
  }
  return counts
}
