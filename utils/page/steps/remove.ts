import type { Entry } from '../find/entry.ts'
import type { Outlook } from '../outlook.ts'
import { noEffect } from '../problem.ts'
import { isClosedAfter, needsExpanding } from './disable.ts'
import { actMove, canAct, entryIn, expandMove, isNotListed, isNotNamed } from './entry-moves.ts'
import type { StepPlan } from './move.ts'

/**
 * Done when the service isn't listed any more, or, after an act, only to be enabled: a bin without a name, or Remove
 * behind "Edit", leave Enable alone in sight, too. Never before Disable took effect.
 */
export const removePlan: StepPlan = (outlook, { vocabulary, acted, made }) => {
  const entry = entryIn(outlook)
  const hasActed = acted || made.length > 0
  const isGone = hasActed ? isNotListed(outlook) : isNotNamed(outlook, vocabulary)
  if (isGone || (hasActed && isEmptied(entry))) return { kind: 'done' }
  if (entry && needsExpanding(entry)) return { kind: 'move', move: expandMove(vocabulary) }
  if (canAct(entry, 'disable')) {
    return { kind: 'stop', problem: noEffect(`Disable of ${vocabulary.target.service.name}`) }
  }
  return { kind: 'move', move: actMove('remove', vocabulary, hasWorked) }
}

/** Open, and only Enable is left. */
function isEmptied(entry: Entry | null): boolean {
  if (!entry?.isOpen || canAct(entry, 'disable') || canAct(entry, 'remove')) return false
  return canAct(entry, 'enable')
}

/** A page that rendered the list anew may show the entry closed: then it is opened to see. */
function hasWorked(outlook: Outlook): boolean {
  const entry = entryIn(outlook)
  if (entry) return isEmptied(entry) || isClosedAfter(outlook, entry)
  return isNotListed(outlook)
}
