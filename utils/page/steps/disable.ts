import type { Entry } from '../find/entry.ts'
import type { Outlook } from '../outlook.ts'
import { actMove, canAct, entryIn, expandMove, isNotListed, isNotNamed } from './entry-moves.ts'
import type { StepPlan } from './move.ts'

/** Done when the open entry offers Remove or Enable and no Disable, or isn't there any more. */
export const disablePlan: StepPlan = (outlook, { vocabulary, acted, made }) => {
  const entry = entryIn(outlook)
  const move = actMove('disable', vocabulary, hasWorked)
  const isSaid = (acted || made.includes(move.label)) && saysOff(outlook)
  if (isSaid || isDisabled(entry) || isNotNamed(outlook, vocabulary)) return { kind: 'done' }
  if (entry && needsExpanding(entry)) return { kind: 'move', move: expandMove(vocabulary) }
  return { kind: 'move', move }
}

/** What comes next may be out of sight; after our click a word says it as well. */
function saysOff(outlook: Outlook): boolean {
  const { kind } = outlook.view.health
  return (kind === 'off' || kind === 'paused') && !canAct(entryIn(outlook), 'disable')
}

/** A closed entry may hide Disable, so its being out of sight proves nothing. */
function isDisabled(entry: Entry | null): boolean {
  if (!entry?.isOpen || canAct(entry, 'disable')) return false
  return canAct(entry, 'remove') || canAct(entry, 'enable')
}

/** After the click the entry may be closed again, or gone: that Disable is gone is for `done` to prove. */
function hasWorked(outlook: Outlook): boolean {
  const entry = entryIn(outlook)
  if (entry) return saysOff(outlook) || isDisabled(entry) || isClosedAfter(outlook, entry)
  return isNotListed(outlook)
}

/** Closed by the page itself; not behind a dialog, which may be asking about the act. */
export function isClosedAfter({ dialogs }: Outlook, entry: Entry): boolean {
  return needsExpanding(entry) && dialogs.length === 0
}

/** Closed, as far as it tells; and nothing of what it would hide is in sight. */
export function needsExpanding(entry: Entry): boolean {
  return !entry.isOpen && entry.expander.kind === 'found'
}
