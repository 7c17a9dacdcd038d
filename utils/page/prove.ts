import { answer } from './act/answer.ts'
import { watchConfirm } from './act/confirm-watch.ts'
import { type Effect, type OpenQuestion, questionOf, waitForEffect } from './act/effect.ts'
import { makeMove } from './act/make-move.ts'
import type { ConfirmWatch, Sent } from './act/sent.ts'
import { now, pause } from './clock.ts'
import type { PageProblem, PageQuestion } from './page-step.ts'
import { noEffect, rolledBack, unexpectedDialog } from './problem.ts'
import type { Run } from './run.ts'
import type { Move } from './steps/move.ts'

/**
 * Makes a move and waits for its proof. Gives the problem that ends the step, or null to go on.
 * @param question what of the page's the move itself answers
 */
export async function makeAndProve(
  move: Move,
  run: Run,
  question?: PageQuestion,
): Promise<PageProblem | null> {
  const times = run.made.filter((label) => label === move.label).length
  if (times >= (move.isRepeatable ? 2 : 1)) return noEffect(move.label)
  const confirm = move.confirmation ? watchConfirm(move.confirmation, run.stage) : null
  try {
    const result = await makeMove(move, run.world, run.departure, run.stage, confirm)
    if (result.kind === 'stopped') return result.problem
    run.made.push(move.label)
    run.clicked.push(move.label)
    if (question) run.questions.push(question)
    if (move.confirmation && run.stage.document.hidden) leaveUnproved(result.sent, run)
    return await prove(result.sent, run)
  } finally {
    // Armed by makeMove.
    if (confirm) await takeBack(confirm, run)
  }
}

async function takeBack(confirm: ConfirmWatch, run: Run): Promise<void> {
  confirm.stop()
  run.questions.push(...confirm.questions)
  const disarmed = run.world.disarmConfirm()
  // A document that is going away may not answer any more.
  const tooLate = pause(300, new AbortController().signal)
  await (run.departure.isLeaving ? Promise.race([disarmed, tooLate]) : disarmed)
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
  const sent = { ...unproved.sent, at: now(), departure: run.departure, confirm: null }
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
  // One yes for each act: whatever asks again asks for something more.
  const answered =
    question.kind === 'confirmation' && !sent.confirm?.questions.length
      ? await answer(question, sent, run.stage)
      : null
  if (!answered) {
    leaveUnproved(sent, run)
    return leaveToUser(question, sent.move, run)
  }
  run.clicked.push(answered.label)
  run.questions.push({ asked: question.asked, form: 'page', answer: 'yes' })
  const again = await waitForEffect(answered.sent, run.stage)
  // One yes for one act: whoever asks once more means something else by it.
  if (again.kind === 'asked') return leaveToUser(again.question, sent.move, run)
  return problemOfEffect(again, sent.move)
}

function leaveToUser(question: OpenQuestion, move: Move, run: Run): PageProblem {
  const { kind, asked } = question
  // Those of confirm() are noted where they were answered.
  if (kind === 'cancelled') return unexpectedDialog(move.label, asked, 'cancelled')
  run.questions.push({ asked, form: 'page', answer: 'left' })
  return unexpectedDialog(move.label, asked, kind === 'notice' ? 'notice' : 'asked')
}

/**
 * A move without effect is no problem yet where it may be repeated: the next look decides. What needn't stay, as
 * an entry that was opened, may be folded again by the page without anything being taken back.
 */
function problemOfEffect({ kind }: Effect, move: Move): PageProblem | null {
  if (kind === 'rolled-back' && move.mustStay) return rolledBack(move.label)
  const hasCome = kind !== 'none' && kind !== 'rolled-back'
  return hasCome || move.isRepeatable ? null : noEffect(move.label)
}
