import { message } from '../../words/message.ts'
import type { Finding } from '../finding.ts'
import type { Observation } from '../observation.ts'
import { isHtml } from '../snapshot/flat-tree.ts'
import type { Vocabulary } from '../vocabulary.ts'
import { type Action, type ActionTarget, type StepPlan, toPress } from './action.ts'
import { needsExpanding } from './disable.ts'
import { entryIn } from './entry-actions.ts'

/** "Enable Service", then the service: done when its Enable is there, or its new entry, folded. */
export const selectPlan: StepPlan = (observation, { vocabulary, acted, made }) => {
  const hasChosen = acted || made.includes(vocabulary.target.service.name)
  if (observation.enable.kind === 'found' || (hasChosen && isFolded(observation)))
    return { kind: 'done' }
  return { kind: 'action', action: nextSelectAction(observation, vocabulary) }
}

/** The list is opened first, unless it is open already. */
export function nextSelectAction(observation: Observation, vocabulary: Vocabulary): Action {
  const isOpen = observation.choice.kind !== 'absent' || observation.enableService.kind === 'absent'
  return isOpen ? chooseAction(vocabulary, isFolded(observation)) : openListAction(vocabulary)
}

function isFolded(observation: Observation): boolean {
  const entry = entryIn(observation)
  return entry !== null && needsExpanding(entry)
}

export function openListAction(vocabulary: Vocabulary): Action {
  return {
    label: message('verbatim', { text: vocabulary.target.words.enableService[0] ?? '' }),
    find: (observation) => toPress(observation.enableService),
    hasWorked: (observation) =>
      observation.choice.kind === 'found' || observation.enable.kind === 'found',
    isRepeatable: true,
    reveals: 'sincePick',
  }
}

function chooseAction(vocabulary: Vocabulary, wasFolded: boolean): Action {
  return {
    label: message('verbatim', { text: vocabulary.target.service.name }),
    find: findChosen,
    hasWorked: (observation) =>
      observation.enable.kind === 'found' || (!wasFolded && isFolded(observation)),
    isRepeatable: true,
    reveals: 'sinceChoice',
  }
}

function findChosen({ choice }: Observation): Finding<ActionTarget> {
  if (choice.kind !== 'found') return choice
  const { node, option } = choice.it
  return { kind: 'found', it: { node, option: isHtml(node.element, 'select') ? option : null } }
}
