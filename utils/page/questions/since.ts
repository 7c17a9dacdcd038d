import { type Revealed, revealedSince } from '../find/revealed.ts'
import type { PageSnapshot } from '../snapshot/page-snapshot.ts'
import { isButton, type SnapshotNode } from '../snapshot/snapshot-node.ts'
import { foldText } from '../text.ts'
import { ownTexts } from './contents.ts'

/** Tells what a page says that it didn't say at a moment of our own choosing, just before a click. */
export interface Since {
  /** Whether a node has come to light. */
  isNew(node: SnapshotNode, now: PageSnapshot): boolean
  /** Whether an element wasn't there at all, drawn or not. */
  isAdded(element: Element): boolean
  /** Tells of each text on the page as it is now whether it is new. */
  newTexts(now: PageSnapshot): (text: string) => boolean
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
export function sinceNow(before: PageSnapshot): Since {
  const revealed: Revealed = revealedSince(before)
  const elements = new WeakSet(before.nodes.map((node) => node.element))
  const counts = countTexts(before)
  return {
    isNew: (node, now) => revealed.has(node, now),
    isAdded: (element) => !elements.has(element),
    newTexts(now) {
      const present = countTexts(now)
      return (text) => (present.get(foldText(text)) ?? 0) > (counts.get(foldText(text)) ?? 0)
    },
  }
}

/** What a button says is no part of what is asked, and may come and go with it. */
function isInControl(node: SnapshotNode): boolean {
  return [...node.lineage()].some(isButton)
}

function countTexts(snapshot: PageSnapshot): Map<string, number> {
  const counts = new Map<string, number>()
  for (const node of snapshot.nodes) {
    if (!node.isDrawn || isInControl(node)) continue
    for (const item of ownTexts(node)) {
      const text = foldText(item)
      counts.set(text, (counts.get(text) ?? 0) + 1)
    }
  }
  return counts
}
