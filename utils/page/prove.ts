import { answer } from './act/answer.ts'
import { type Effect, questionOf, type Sent, waitForEffect } from './act/effect.ts'
import { makeMove } from './act/make-move.ts'
import { now, pause } from './clock.ts'
import type { PageProblem } from './page-step.ts'
import { noEffect, rolledBack, unexpectedDialog } from './problem.ts'
import type { Run } from './run.ts'
import type { Move } from './steps/move.ts'

/** Makes a move and waits for its proof. Gives the problem that ends the step, or null to go on. */
export async function makeAndProve(move: Move, run: Run): Promise<PageProblem | null> {
  const times = run.made.filter((label) => label === move.label).length
  if (times >= (move.isRepeatable ? 2 : 1)) return noEffect(move.label)
  try {
    const result = await makeMove(move, run.world, run.departure, run.stage)
    if (result.kind === 'stopped') return result.problem
    run.made.push(move.label)
    run.clicked.push(move.label)
    if (move.confirmation && run.stage.document.hidden) leaveUnproved(result.sent, run)
    return await prove(result.sent, run)
  } finally {
    // Armed by makeMove.
    if (move.confirmation === 'remove') {
      const asked = await disarm(run)
      if (asked !== null) run.questions.push({ asked, form: 'confirm', answer: 'yes' })
    }
  }
}

function leaveUnproved(sent: Sent, run: Run): void {
  run.stage.memory.unproved = { step: run.request.step, sent }
}

/**
 * In a hidden tab dialogs may never fade in. Once it is shown, what the last act of the step has come
 * to is waited for anew, before anything is clicked again.
 */
export async function proveLast(run: Run): Promise<PageProblem | null> {
  const { memory, pace } = run.stage
  const { unproved } = memory
  memory.unproved = null
  if (!run.request.acted || unproved?.step !== run.request.step) return null
  const sent = { ...unproved.sent, at: now(), departure: run.departure }
  let workedSince = now()
  for (const deadline = now() + pace.readyMs; now() < deadline; ) {
    const { outlook } = run.stage.glimpse()
    if (questionOf(sent, outlook, run.stage).kind !== 'none') return await prove(sent, run)
    if (!sent.move.hasWorked(outlook)) workedSince = now()
    if (now() - workedSince >= pace.stayMs) return null
    await run.stage.change(pace.pollMs)
  }
  return null
}

async function prove(sent: Sent, run: Run): Promise<PageProblem | null> {
  const effect = await waitForEffect(sent, run.stage)
  if (effect.kind !== 'asked') return problemOfEffect(effect, sent.move)
  const { question } = effect
  const answered = question.kind === 'confirmation' ? await answer(question, sent, run.stage) : null
  if (!answered) {
    leaveUnproved(sent, run)
    run.questions.push({ asked: question.asked, form: 'page', answer: 'left' })
    return unexpectedDialog(sent.move.label, question.asked)
  }
  run.clicked.push(answered.label)
  run.questions.push({ asked: question.asked, form: 'page', answer: 'yes' })
  const again = await waitForEffect(answered.sent, run.stage)
  if (again.kind === 'asked') return unexpectedDialog(sent.move.label, again.question.asked)
  return problemOfEffect(again, sent.move)
}

/** A move without effect is no problem yet where it may be repeated: the next look decides. */
function problemOfEffect(effect: Effect, move: Move): PageProblem | null {
  if (effect.kind === 'rolled-back') return rolledBack(move.label)
  if (effect.kind === 'none' && !move.isRepeatable) return noEffect(move.label)
  return null
}

/** A document that is going away may not answer any more. */
async function disarm(run: Run): Promise<string | null> {
  const answered = run.world.disarmConfirm()
  if (!run.departure.isLeaving) return answered
  const tooLate = pause(300, new AbortController().signal).then(() => null)
  return Promise.race([answered, tooLate])
}
