import type { Observation } from '../observation.ts'
import type { Question } from '../questions/find.ts'
import { questionsForActs } from '../questions/provided.ts'
import { sinceNow } from '../questions/since.ts'
import type { SnapshotNode } from '../snapshot/snapshot-node.ts'
import type { StepContext } from '../step-context.ts'
import { now } from '../wait/clock.ts'
import { readinessOf, waitUntilReady } from './actionable.ts'
import { press } from './press.ts'
import type { Sent } from './sent.ts'

/**
 * Presses the one button that confirms our own act. Null, with nothing pressed, where it can't be used
 * or where the question isn't the same any more.
 */
export async function answer(
  question: Extract<Question, { kind: 'confirmation' }>,
  sent: Sent,
  context: StepContext,
): Promise<{ label: string; sent: Sent } | null> {
  const { element } = question.yes
  await waitUntilReady(element, context)
  const observation = context.observe()
  const yes = yesAgain(element, sent, observation, context)
  if (!yes) return null
  const readiness = readinessOf(element, element.getBoundingClientRect(), context)
  if (readiness.kind !== 'ready') return null
  const since = sinceNow(observation.snapshot)
  const isStill = () => yesAgain(element, sent, context.observe(), context) !== null
  const pressYes = () => press(readiness.innermost, readiness.point, isStill)
  if (sent.confirm) sent.confirm.hasAnswered = true
  if (sent.confirm) sent.confirm.during(pressYes)
  else pressYes()
  context.noteAct()
  return { label: yes.name, sent: { ...sent, at: now(), since } }
}

/** The button as it is now, where it still answers the same question with yes. */
function yesAgain(
  element: Element,
  sent: Sent,
  observation: Observation,
  context: StepContext,
): SnapshotNode | null {
  const act = sent.action.confirmation
  const asked = act && questionsForActs().find(observation, act, sent.since, context.vocabulary)
  return asked?.kind === 'confirmation' && asked.yes.element === element ? asked.yes : null
}
