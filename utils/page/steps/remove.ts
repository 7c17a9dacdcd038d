import type { Entry } from '../find/entry.ts'
import type { Observation } from '../observation.ts'
import { noEffect } from '../problem.ts'
import type { StepPlan } from './action.ts'
import { isClosedAfter, needsExpanding } from './disable.ts'
import {
  actLabel,
  canAct,
  controlAction,
  entryIn,
  expandAction,
  isNotListed,
  isNotNamed,
} from './entry-actions.ts'

/**
 * Done when the service isn't listed any more, or, after an act, only to be enabled: a bin without a name, or Remove
 * behind "Edit", leave Enable alone in sight, too. Never before Disable took effect.
 */
export const removePlan: StepPlan = (observation, { vocabulary, acted, made }) => {
  const entry = entryIn(observation)
  const hasActed = acted || made.length > 0
  const isGone = hasActed ? isNotListed(observation) : isNotNamed(observation, vocabulary)
  if (isGone || (hasActed && isEmptied(entry))) return { kind: 'done' }
  if (entry && needsExpanding(entry)) return { kind: 'action', action: expandAction(vocabulary) }
  if (canAct(entry, 'disable')) {
    return { kind: 'stop', problem: noEffect(actLabel('disable', vocabulary)) }
  }
  return { kind: 'action', action: controlAction('remove', vocabulary, hasWorked) }
}

/** Open, and only Enable is left. */
function isEmptied(entry: Entry | null): boolean {
  if (!entry?.isOpen || canAct(entry, 'disable') || canAct(entry, 'remove')) return false
  return canAct(entry, 'enable')
}

/** A page that rendered the list anew may show the entry closed: then it is opened to see. */
function hasWorked(observation: Observation): boolean {
  const entry = entryIn(observation)
  if (entry) return isEmptied(entry) || isClosedAfter(observation, entry)
  return isNotListed(observation)
}
