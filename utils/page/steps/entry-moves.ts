import type { Entry } from '../find/entry.ts'
import { linesOf } from '../find/lines.ts'
import { isModal } from '../find/popups.ts'
import { absent, type Finding } from '../finding.ts'
import type { Outlook } from '../outlook.ts'
import type { Part } from '../part.ts'
import { holdsPhrase } from '../text.ts'
import type { Act, Vocabulary } from '../vocabulary.ts'
import { type Move, toPress } from './move.ts'

/** The entry, if exactly one was found. */
export function entryIn(outlook: Outlook): Entry | null {
  const { entry } = outlook.search
  return entry.kind === 'found' ? entry.it : null
}

export function canAct(entry: Entry | null, act: Act): boolean {
  return entry !== null && entry.act(act).kind !== 'absent'
}

/** Whether the entry shows what can be done with the connection. */
export function showsActs(entry: Entry | null): boolean {
  return (['disable', 'remove', 'enable'] as const).some((act) => canAct(entry, act))
}

/** Opens the entry. Never to be tried while it says that it is open. */
export function expandMove(vocabulary: Vocabulary): Move {
  return {
    label: `(+) of ${vocabulary.target.service.name}`,
    find: (outlook) => toPress(inEntry(outlook, (entry) => entry.expander)),
    hasWorked: (outlook) => {
      const entry = entryIn(outlook)
      return entry?.isOpen === true && showsActs(entry)
    },
    isRepeatable: true,
    reveals: 'sinceExpand',
  }
}

export function actMove(
  act: 'disable' | 'remove',
  vocabulary: Vocabulary,
  hasWorked: Move['hasWorked'],
): Move {
  return {
    label: `${vocabulary.target.words[act][0]} of ${vocabulary.target.service.name}`,
    find: (outlook) => toPress(inEntry(outlook, (entry) => entry.act(act))),
    hasWorked,
    isRepeatable: act === 'disable',
    mustStay: true,
    confirmation: act,
  }
}

function inEntry(outlook: Outlook, pick: (entry: Entry) => Finding<Part>): Finding<Part> {
  const { entry } = outlook.search
  if (entry.kind === 'found') return pick(entry.it)
  return entry.kind === 'absent' ? absent(entry.lookedFor) : entry
}

/**
 * Whether the page is one that would list the service, and doesn't: it has the controls of a Connect
 * page, or other services' entries, and none of ours.
 */
export function isNotListed(outlook: Outlook): boolean {
  const { search, enableService, view, dialogs } = outlook
  if (view.kind !== 'connect' || search.entry.kind !== 'absent' || dialogs.some(isModal))
    return false
  return (
    enableService.kind !== 'absent' ||
    search.offer.kind !== 'absent' ||
    search.scene.mentions.others.some((other) => other.isDrawn)
  )
}

/**
 * The same where nothing of ours has been clicked before: then the name must stand nowhere on the page
 * but where it is offered, as an entry that we fail to make out must not pass for one that is gone.
 */
export function isNotNamed(outlook: Outlook, vocabulary: Vocabulary): boolean {
  if (!isNotListed(outlook)) return false
  const { sight, choice, search } = outlook
  const offer = search.offer.kind === 'found' ? search.offer.it : null
  const offered = choice.kind === 'found' ? choice.it.part : null
  return !sight.parts.some(
    (part) =>
      part.isDrawn &&
      !offer?.holds(part) &&
      part !== offered &&
      linesOf(part).some((line) => holdsPhrase(line, vocabulary.service)),
  )
}
