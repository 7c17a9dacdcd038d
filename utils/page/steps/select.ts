import type { Finding } from '../finding.ts'
import { isHtml } from '../flat-tree.ts'
import type { Outlook } from '../outlook.ts'
import type { Vocabulary } from '../vocabulary.ts'
import { type Move, type StepPlan, toPress, type Use } from './move.ts'

/** "Enable Service", then the service: done when its Enable is there. */
export const selectPlan: StepPlan = (outlook, { vocabulary }) => {
  if (outlook.enable.kind === 'found') return { kind: 'done' }
  return { kind: 'move', move: nextSelectMove(outlook, vocabulary) }
}

/** The list is opened first, unless it is open already. */
export function nextSelectMove(outlook: Outlook, vocabulary: Vocabulary): Move {
  const isOpen = outlook.choice.kind !== 'absent' || outlook.enableService.kind === 'absent'
  return isOpen ? chooseMove(vocabulary) : openListMove(vocabulary)
}

export function openListMove(vocabulary: Vocabulary): Move {
  return {
    label: vocabulary.target.words.enableService[0] ?? '',
    find: (outlook) => toPress(outlook.enableService),
    hasWorked: (outlook) => outlook.choice.kind === 'found' || outlook.enable.kind === 'found',
    isRepeatable: true,
    reveals: 'sincePick',
  }
}

function chooseMove(vocabulary: Vocabulary): Move {
  return {
    label: vocabulary.target.service.name,
    find: findChosen,
    hasWorked: (outlook) => outlook.enable.kind === 'found',
    isRepeatable: true,
    reveals: 'sinceChoice',
  }
}

function findChosen({ choice }: Outlook): Finding<Use> {
  if (choice.kind !== 'found') return choice
  const { part, option } = choice.it
  return { kind: 'found', it: { part, option: isHtml(part.element, 'select') ? option : null } }
}
