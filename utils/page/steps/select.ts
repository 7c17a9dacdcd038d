import type { Finding } from '../finding.ts'
import { isHtml } from '../flat-tree.ts'
import type { Outlook } from '../outlook.ts'
import type { Vocabulary } from '../vocabulary.ts'
import { needsExpanding } from './disable.ts'
import { entryIn } from './entry-moves.ts'
import { type Move, type StepPlan, toPress, type Use } from './move.ts'

/** "Enable Service", then the service: done when its Enable is there, or its new entry, folded. */
export const selectPlan: StepPlan = (outlook, { vocabulary, acted, made }) => {
  const hasChosen = acted || made.includes(vocabulary.target.service.name)
  if (outlook.enable.kind === 'found' || (hasChosen && isFolded(outlook))) return { kind: 'done' }
  return { kind: 'move', move: nextSelectMove(outlook, vocabulary) }
}

/** The list is opened first, unless it is open already. */
export function nextSelectMove(outlook: Outlook, vocabulary: Vocabulary): Move {
  const isOpen = outlook.choice.kind !== 'absent' || outlook.enableService.kind === 'absent'
  return isOpen ? chooseMove(vocabulary, isFolded(outlook)) : openListMove(vocabulary)
}

function isFolded(outlook: Outlook): boolean {
  const entry = entryIn(outlook)
  return entry !== null && needsExpanding(entry)
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

function chooseMove(vocabulary: Vocabulary, wasFolded: boolean): Move {
  return {
    label: vocabulary.target.service.name,
    find: findChosen,
    hasWorked: (outlook) => outlook.enable.kind === 'found' || (!wasFolded && isFolded(outlook)),
    isRepeatable: true,
    reveals: 'sinceChoice',
  }
}

function findChosen({ choice }: Outlook): Finding<Use> {
  if (choice.kind !== 'found') return choice
  const { part, option } = choice.it
  return { kind: 'found', it: { part, option: isHtml(part.element, 'select') ? option : null } }
}
