import type { Outlook } from '../outlook.ts'
import { costly } from '../problem.ts'
import type { Vocabulary } from '../vocabulary.ts'
import { needsExpanding } from './disable.ts'
import { canAct, entryIn, expandMove } from './entry-moves.ts'
import { type Move, type StepPlan, toPress } from './move.ts'
import { nextSelectMove } from './select.ts'

/** Enable leads away to the service; back from there the entry offers Disable. */
export const enablePlan: StepPlan = (outlook, { vocabulary }) => {
  if (isConnected(outlook)) return { kind: 'done' }
  if (outlook.enable.kind === 'absent') {
    if (outlook.cost !== null)
      return { kind: 'stop', problem: costly(enableLabel(vocabulary), outlook.cost) }
    const entry = entryIn(outlook)
    if (entry && needsExpanding(entry)) return { kind: 'move', move: expandMove(vocabulary) }
    return { kind: 'move', move: nextSelectMove(outlook, vocabulary) }
  }
  return { kind: 'move', move: enableMove(vocabulary) }
}

function isConnected(outlook: Outlook): boolean {
  return canAct(entryIn(outlook), 'disable')
}

function enableLabel({ target }: Vocabulary): string {
  return `${target.words.enable[0]} of ${target.service.name}`
}

function enableMove(vocabulary: Vocabulary): Move {
  return {
    label: enableLabel(vocabulary),
    find: (outlook) => toPress(outlook.enable),
    hasWorked: isConnected,
    mustStay: true,
    confirmation: 'enable',
  }
}
