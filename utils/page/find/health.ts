import { type HealthKind, healthKinds, type PageView } from '../page-step.ts'
import type { SnapshotNode } from '../snapshot/snapshot-node.ts'
import { isPressable } from '../snapshot/snapshot-node.ts'
import { holdsPhrase } from '../text.ts'
import type { Vocabulary } from '../vocabulary.ts'
import { linesOf } from './lines.ts'

/**
 * What an entry says of its connection. Only texts that are short enough to be a state count, so that
 * an explanation ("see Errors") isn't taken for one. Longer words go first: "Import paused" isn't
 * "Paused" of something else, and "Token expired" says more than "Expired".
 */
export function healthOf(roots: SnapshotNode[], vocabulary: Vocabulary): PageView['health'] {
  const texts = roots.flatMap(leafTexts)
  for (const kind of healthKinds) {
    for (const [index, word] of wordsOf(vocabulary.health[kind]).entries()) {
      const isSaid = texts.some(
        (text) => text.length <= word.length + 30 && holdsPhrase(text, word),
      )
      if (isSaid) return { kind, word: originalWord(vocabulary, kind, word) ?? `${index}` }
    }
  }
  return { kind: 'listed', word: null }
}

function wordsOf(words: Set<string>): string[] {
  return [...words].sort((a, b) => b.length - a.length)
}

function originalWord(vocabulary: Vocabulary, kind: HealthKind, word: string) {
  const place = [...vocabulary.health[kind]].indexOf(word)
  return vocabulary.target.words[kind][place]
}

/**
 * The lines of a node and of those inside it, each inline piece by itself, too; names of images count as text.
 * Controls say what they do, not how the connection is, but for one that the entry's whole head is.
 */
function leafTexts(node: SnapshotNode): string[] {
  if (isPressable(node) && !isHead(node)) return []
  const own = node.isDrawn
    ? [...linesOf(node), ...(node.children.length === 0 ? [node.text] : [])]
    : []
  const named = node.element.hasAttribute('aria-label') || node.role === 'img' ? [node.name] : []
  return [...own, ...named.map((name) => name.toLowerCase()), ...node.children.flatMap(leafTexts)]
}

/** More than a word in it: the head of an entry that is one control. */
function isHead(node: SnapshotNode): boolean {
  return node.children.filter((child) => child.text !== '').length > 1
}
