import type { Entry } from '../find/entry.ts'
import { lookedForAct } from '../find/looked-for.ts'
import type { Observation } from '../observation.ts'
import { notFound } from '../problem.ts'
import { describeNode, isPressable } from '../snapshot/snapshot-node.ts'
import type { Vocabulary } from '../vocabulary.ts'
import type { StepPlan } from './action.ts'
import { entryIn, expandAction, isNotNamed, showsActs } from './entry-actions.ts'

/** Opens the entry. A page that doesn't list the service has nothing to open. */
export const expandPlan: StepPlan = (observation, { vocabulary }) => {
  const entry = entryIn(observation)
  if (entry?.isOpen && showsActs(entry)) return { kind: 'done' }
  if (isNotNamed(observation, vocabulary)) return { kind: 'done' }
  if (entry?.isOpen) return { kind: 'stop', problem: noKnownAct(entry, observation, vocabulary) }
  return { kind: 'action', action: expandAction(vocabulary) }
}

/** It says that it is open, so clicking its (+) would close it; the words in it aren't the profile's. */
function noKnownAct(entry: Entry, observation: Observation, { target }: Vocabulary) {
  const { service, words } = target
  const seen = observation.snapshot.nodes.filter((node) => isPressable(node) && entry.holds(node))
  return notFound(lookedForAct(words.disable, service.name), seen.map(describeNode))
}
