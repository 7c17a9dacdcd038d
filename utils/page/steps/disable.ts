import { inWords } from '../../words/message.ts'
import type { Entry } from '../find/entry.ts'
import type { Observation } from '../observation.ts'
import type { StepPlan } from './action.ts'
import {
  canAct,
  controlAction,
  entryIn,
  expandAction,
  isNotListed,
  isNotNamed,
} from './entry-actions.ts'

/** Done when the open entry offers Remove or Enable and no Disable, or isn't there any more. */
export const disablePlan: StepPlan = (observation, { vocabulary, acted, made }) => {
  const entry = entryIn(observation)
  const action = controlAction('disable', vocabulary, hasWorked)
  const isSaid = (acted || made.includes(inWords(action.label))) && saysOff(observation)
  if (isSaid || isDisabled(entry) || isNotNamed(observation, vocabulary)) return { kind: 'done' }
  if (entry && needsExpanding(entry)) return { kind: 'action', action: expandAction(vocabulary) }
  return { kind: 'action', action }
}

/** What comes next may be out of sight; after our click a word says it as well. */
function saysOff(observation: Observation): boolean {
  const { kind } = observation.view.health
  return (kind === 'off' || kind === 'paused') && !canAct(entryIn(observation), 'disable')
}

/** A closed entry may hide Disable, so its being out of sight proves nothing. */
function isDisabled(entry: Entry | null): boolean {
  if (!entry?.isOpen || canAct(entry, 'disable')) return false
  return canAct(entry, 'remove') || canAct(entry, 'enable')
}

/** After the click the entry may be closed again, or gone: that Disable is gone is for `done` to prove. */
function hasWorked(observation: Observation): boolean {
  const entry = entryIn(observation)
  if (entry) return saysOff(observation) || isDisabled(entry) || isClosedAfter(observation, entry)
  return isNotListed(observation)
}

/** Closed by the page itself; not behind a dialog, which may be asking about the act. */
export function isClosedAfter({ dialogs }: Observation, entry: Entry): boolean {
  return needsExpanding(entry) && dialogs.length === 0
}

/** Closed, as far as it tells; and nothing of what it would hide is in sight. */
export function needsExpanding(entry: Entry): boolean {
  return !entry.isOpen && entry.expander.kind === 'found'
}
