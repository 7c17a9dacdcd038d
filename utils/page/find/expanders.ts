import type { SnapshotNode } from '../snapshot/snapshot-node.ts'
import { foldControlName, foldText, holdsPhrase } from '../text.ts'
import type { Vocabulary } from '../vocabulary.ts'
import type { Mentions } from './mentions.ts'

/**
 * How surely a control is the (+) of the entry that it stands in: 1 by a sign ("+", "(+)"), 2 by verb
 * and service ("Expand Fitbit"), 3 by an expander's state with the service's name, as its own or as the
 * title inside it, or with a bare verb, 4 by that state alone. Null: it isn't one, or is another service's.
 */
export function expanderRank(
  node: SnapshotNode,
  vocabulary: Vocabulary,
  mentions: Mentions,
): 1 | 2 | 3 | 4 | null {
  const name = foldText(node.name)
  if (vocabulary.expander.has(name.normalize('NFKC'))) return 1
  const bare = foldControlName(name)
  if (isVerbAndService(name, bare, vocabulary)) return 2
  if (!hasExpanderState(node)) return null
  if (bare === vocabulary.service || vocabulary.expandVerb.has(bare)) return 3
  if (/[\p{L}\p{N}]/u.test(name)) return hasTitleInside(node, mentions) ? 3 : null
  return 4
}

/** The whole head of an entry may be the control: "Fitbit Token expired +". */
function hasTitleInside(node: SnapshotNode, { ours, others }: Mentions): boolean {
  const isInside = (title: SnapshotNode) => title !== node && node.contains(title)
  return ours.some(isInside) && !others.some(isInside)
}

function isVerbAndService(name: string, bare: string, vocabulary: Vocabulary): boolean {
  const { service } = vocabulary
  for (const verb of [...vocabulary.expandVerb, ...vocabulary.expander]) {
    const phrases = [`${verb} ${service}`, `${service} ${verb}`]
    if (phrases.includes(name) || phrases.includes(bare)) return true
  }
  return false
}

/** Whether a control is the (+) of anything: by a sign, by a verb before any name, or by its state. */
export function isAnyExpander(node: SnapshotNode, vocabulary: Vocabulary): boolean {
  const name = foldText(node.name)
  if (vocabulary.expander.has(name.normalize('NFKC')) || hasExpanderState(node)) return true
  return [...vocabulary.expandVerb].some((verb) => name.startsWith(`${verb} `))
}

/** A disclosure: it tells whether it is open, and doesn't open a menu or a dialog. */
function hasExpanderState(node: SnapshotNode): boolean {
  if (node.element.localName === 'summary') return true
  const popup = node.element.getAttribute('aria-haspopup') ?? 'false'
  return node.element.hasAttribute('aria-expanded') && popup === 'false'
}

/** Whether an expander says that it is open; null where it says nothing. */
export function saysOpen(node: SnapshotNode, vocabulary: Vocabulary): boolean | null {
  const { element } = node
  if (element.localName === 'summary') {
    return element.parentElement?.hasAttribute('open') ?? null
  }
  const state = element.getAttribute('aria-expanded')
  if (state !== null) return state === 'true'
  return holdsPhrase(foldText(node.name), '-') && vocabulary.expander.has('-') ? true : null
}
