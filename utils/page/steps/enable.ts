import { type Message, message } from '../../words/message.ts'
import type { Observation } from '../observation.ts'
import { costly } from '../problem.ts'
import type { Vocabulary } from '../vocabulary.ts'
import { type Action, type StepPlan, toPress } from './action.ts'
import { needsExpanding } from './disable.ts'
import { canAct, entryIn, expandAction } from './entry-actions.ts'
import { nextSelectAction } from './select.ts'

/** Enable leads away to the service; back from there the entry offers Disable. */
export const enablePlan: StepPlan = (observation, { vocabulary }) => {
  if (isConnected(observation)) return { kind: 'done' }
  if (observation.enable.kind === 'absent') {
    if (observation.cost !== null)
      return { kind: 'stop', problem: costly(enableLabel(vocabulary), observation.cost) }
    const entry = entryIn(observation)
    if (entry && needsExpanding(entry)) return { kind: 'action', action: expandAction(vocabulary) }
    return { kind: 'action', action: nextSelectAction(observation, vocabulary) }
  }
  return { kind: 'action', action: enableAction(vocabulary) }
}

function isConnected(observation: Observation): boolean {
  return canAct(entryIn(observation), 'disable')
}

function enableLabel({ target }: Vocabulary): Message {
  return message('control_act', { word: target.words.enable[0] ?? '', name: target.service.name })
}

function enableAction(vocabulary: Vocabulary): Action {
  return {
    label: enableLabel(vocabulary),
    find: (observation) => toPress(observation.enable),
    hasWorked: isConnected,
    mustStay: true,
    confirmation: 'enable',
  }
}
