import { type Message, message } from '../../words/message.ts'
import type { Entry } from '../find/entry.ts'
import { linesOf } from '../find/lines.ts'
import { isModal } from '../find/popups.ts'
import { absent, type Finding } from '../finding.ts'
import type { Observation } from '../observation.ts'
import type { SnapshotNode } from '../snapshot/snapshot-node.ts'
import { holdsPhrase } from '../text.ts'
import type { ControlKind, Vocabulary } from '../vocabulary.ts'
import { type Action, toPress } from './action.ts'

/** The entry, if exactly one was found. */
export function entryIn(observation: Observation): Entry | null {
  const { entry } = observation.search
  return entry.kind === 'found' ? entry.it : null
}

export function canAct(entry: Entry | null, act: ControlKind): boolean {
  return entry !== null && entry.act(act).kind !== 'absent'
}

/** Whether the entry shows what can be done with the connection. */
export function showsActs(entry: Entry | null): boolean {
  return (['disable', 'remove', 'enable'] as const).some((act) => canAct(entry, act))
}

/** Opens the entry. Never to be tried while it says that it is open. */
export function expandAction(vocabulary: Vocabulary): Action {
  return {
    label: message('control_expander', { name: vocabulary.target.service.name }),
    find: (observation) => toPress(inEntry(observation, (entry) => entry.expander)),
    hasWorked: (observation) => {
      const entry = entryIn(observation)
      return entry?.isOpen === true && showsActs(entry)
    },
    isRepeatable: true,
    reveals: 'sinceExpand',
  }
}

export function controlAction(
  act: 'disable' | 'remove',
  vocabulary: Vocabulary,
  hasWorked: Action['hasWorked'],
): Action {
  return {
    label: actLabel(act, vocabulary),
    find: (observation) => toPress(inEntry(observation, (entry) => entry.act(act))),
    hasWorked,
    isRepeatable: act === 'disable',
    mustStay: true,
    confirmation: act,
  }
}

/** "Disable of Fitbit", in FitTrend's own word for it. */
export function actLabel(act: 'disable' | 'remove', { target }: Vocabulary): Message {
  return message('control_act', { word: target.words[act][0] ?? '', name: target.service.name })
}

function inEntry(
  observation: Observation,
  pick: (entry: Entry) => Finding<SnapshotNode>,
): Finding<SnapshotNode> {
  const { entry } = observation.search
  if (entry.kind === 'found') return pick(entry.it)
  return entry.kind === 'absent' ? absent(entry.lookedFor) : entry
}

/**
 * Whether the page is one that would list the service, and doesn't: it has the controls of a Connect
 * page, or other services' entries, and none of ours.
 */
export function isNotListed(observation: Observation): boolean {
  const { search, enableService, view, dialogs } = observation
  if (view.kind !== 'connect' || search.entry.kind !== 'absent' || dialogs.some(isModal))
    return false
  return (
    enableService.kind !== 'absent' ||
    search.offer.kind !== 'absent' ||
    search.signs.mentions.others.some((other) => other.isDrawn)
  )
}

/**
 * The same where nothing of ours has been clicked before: then the name must stand nowhere on the page
 * but where it is offered, as an entry that we fail to make out must not pass for one that is gone.
 */
export function isNotNamed(observation: Observation, vocabulary: Vocabulary): boolean {
  if (!isNotListed(observation)) return false
  const { snapshot, choice, search } = observation
  const offer = search.offer.kind === 'found' ? search.offer.it : null
  const offered = choice.kind === 'found' ? choice.it.node : null
  return !snapshot.nodes.some(
    (node) =>
      node.isDrawn &&
      !offer?.holds(node) &&
      node !== offered &&
      linesOf(node).some((line) => holdsPhrase(line, vocabulary.service)),
  )
}
