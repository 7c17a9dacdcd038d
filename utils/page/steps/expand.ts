import type { Entry } from '../find/entry.ts'
import type { Outlook } from '../outlook.ts'
import { describePart, isPressable } from '../part.ts'
import { notFound } from '../problem.ts'
import type { Vocabulary } from '../vocabulary.ts'
import { entryIn, expandMove, isNotNamed, showsActs } from './entry-moves.ts'
import type { StepPlan } from './move.ts'

/** Opens the entry. A page that doesn't list the service has nothing to open. */
export const expandPlan: StepPlan = (outlook, { vocabulary }) => {
  const entry = entryIn(outlook)
  if (entry?.isOpen && showsActs(entry)) return { kind: 'done' }
  if (isNotNamed(outlook, vocabulary)) return { kind: 'done' }
  if (entry?.isOpen) return { kind: 'stop', problem: noKnownAct(entry, outlook, vocabulary) }
  return { kind: 'move', move: expandMove(vocabulary) }
}

/** It says that it is open, so clicking its (+) would close it; the words in it aren't the profile's. */
function noKnownAct(entry: Entry, outlook: Outlook, { target }: Vocabulary) {
  const { service, words } = target
  const seen = outlook.sight.parts.filter((part) => isPressable(part) && entry.holds(part))
  return notFound(`"${words.disable[0]}" of ${service.name}`, seen.map(describePart))
}
