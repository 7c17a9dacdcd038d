import { entryIn, expandMove, isNotNamed, showsActs } from './entry-moves.ts'
import type { StepPlan } from './move.ts'

/** Opens the entry. A page that doesn't list the service has nothing to open. */
export const expandPlan: StepPlan = (outlook, { vocabulary }) => {
  const entry = entryIn(outlook)
  if (entry?.isOpen && showsActs(entry)) return { kind: 'done' }
  if (isNotNamed(outlook, vocabulary)) return { kind: 'done' }
  return { kind: 'move', move: expandMove(vocabulary) }
}
