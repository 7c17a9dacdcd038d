import { now } from '../clock.ts'
import type { Outlook } from '../outlook.ts'
import type { Part } from '../part.ts'
import type { Question } from '../questions/find.ts'
import { questionsForActs } from '../questions/provided.ts'
import { sinceNow } from '../questions/since.ts'
import type { Stage } from '../stage.ts'
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
  stage: Stage,
): Promise<{ label: string; sent: Sent } | null> {
  const { element } = question.yes
  await waitUntilReady(element, stage)
  const outlook = stage.look()
  const yes = yesAgain(element, sent, outlook, stage)
  if (!yes) return null
  const readiness = readinessOf(element, element.getBoundingClientRect(), stage)
  if (readiness.kind !== 'ready') return null
  const since = sinceNow(outlook.sight)
  const isStill = () => yesAgain(element, sent, stage.look(), stage) !== null
  const pressYes = () => press(readiness.innermost, readiness.point, isStill)
  if (sent.confirm) sent.confirm.hasAnswered = true
  if (sent.confirm) sent.confirm.during(pressYes)
  else pressYes()
  stage.noteAct()
  return { label: yes.name, sent: { ...sent, at: now(), since } }
}

/** The button as it is now, where it still answers the same question with yes. */
function yesAgain(element: Element, sent: Sent, outlook: Outlook, stage: Stage): Part | null {
  const act = sent.move.confirmation
  const asked = act && questionsForActs().findQuestion(outlook, act, sent.since, stage.vocabulary)
  return asked?.kind === 'confirmation' && asked.yes.element === element ? asked.yes : null
}
