import { inWords } from '../words/message.ts'
import { answer } from './act/answer.ts'
import { watchConfirm } from './act/confirm-watch.ts'
import { type Effect, type OpenQuestion, questionOf, waitForEffect } from './act/effect.ts'
import { performAction } from './act/perform-action.ts'
import type { ConfirmWatch, Sent } from './act/sent.ts'
import type { PageProblem, PageQuestion } from './page-step.ts'
import { noEffect, rolledBack, unexpectedDialog } from './problem.ts'
import type { StepRun } from './step-run.ts'
import type { Action } from './steps/action.ts'
import { now, pause } from './wait/clock.ts'

/**
 * Performs an action and waits for its proof. Gives the problem that ends the step, or null to go on.
 * @param question what of the page's the action itself answers
 */
export async function makeAndProve(
  action: Action,
  run: StepRun,
  question?: PageQuestion,
): Promise<PageProblem | null> {
  const name = inWords(action.label)
  const times = run.made.filter((made) => made === name).length
  if (times >= (action.isRepeatable ? 2 : 1)) return noEffect(action.label)
  const confirm = action.confirmation ? watchConfirm(action.confirmation, run.context) : null
  try {
    const result = await performAction(action, run.world, run.navigation, run.context, confirm)
    if (result.kind === 'stopped') return result.problem
    run.made.push(name)
    run.clicked.push(name)
    if (question) run.questions.push(question)
    if (action.confirmation && run.context.document.hidden) leaveUnproved(result.sent, run)
    return await prove(result.sent, run)
  } finally {
    // Armed by performAction.
    if (confirm) await takeBack(confirm, run)
  }
}

async function takeBack(confirm: ConfirmWatch, run: StepRun): Promise<void> {
  confirm.stop()
  run.questions.push(...confirm.questions)
  const disarmed = run.world.disarmConfirm()
  // A document that is going away may not answer any more.
  const tooLate = pause(300, new AbortController().signal)
  await (run.navigation.isLeaving ? Promise.race([disarmed, tooLate]) : disarmed)
}

function leaveUnproved(sent: Sent, run: StepRun): void {
  run.context.memory.unproved = { step: run.request.step, sent }
}

/**
 * In a hidden tab dialogs may never fade in. Once it is shown, what the last act of the step has come
 * to is waited for anew, before anything is clicked again.
 */
export async function proveLast(run: StepRun): Promise<PageProblem | null> {
  const { memory, pace } = run.context
  const { unproved } = memory
  memory.unproved = null
  if (!run.request.acted || unproved?.step !== run.request.step) return null
  const sent = { ...unproved.sent, at: now(), navigation: run.navigation, confirm: null }
  let workedSince = now()
  for (const deadline = now() + pace.readyMs; now() < deadline; ) {
    const { observation } = run.context.latest()
    if (questionOf(sent, observation, run.context).kind !== 'none') return await prove(sent, run)
    if (!sent.action.hasWorked(observation)) workedSince = now()
    if (now() - workedSince >= pace.stayMs) return null
    await run.context.change(pace.pollMs)
  }
  return null
}

async function prove(sent: Sent, run: StepRun): Promise<PageProblem | null> {
  const effect = await waitForEffect(sent, run.context)
  if (effect.kind !== 'asked') return problemOfEffect(effect, sent.action)
  const { question } = effect
  // One yes for each act: whatever asks again asks for something more.
  const answered =
    question.kind === 'confirmation' && !sent.confirm?.questions.length
      ? await answer(question, sent, run.context)
      : null
  if (!answered) {
    leaveUnproved(sent, run)
    return leaveToUser(question, sent.action, run)
  }
  run.clicked.push(answered.label)
  run.questions.push({ asked: question.asked, form: 'page', answer: 'yes' })
  const again = await waitForEffect(answered.sent, run.context)
  // One yes for one act: whoever asks once more means something else by it.
  if (again.kind === 'asked') return leaveToUser(again.question, sent.action, run)
  return problemOfEffect(again, sent.action)
}

function leaveToUser(question: OpenQuestion, action: Action, run: StepRun): PageProblem {
  const { kind, asked } = question
  // Those of confirm() are noted where they were answered.
  if (kind === 'cancelled') return unexpectedDialog(action.label, asked, 'cancelled')
  run.questions.push({ asked, form: 'page', answer: 'left' })
  return unexpectedDialog(action.label, asked, kind === 'notice' ? 'notice' : 'asked')
}

/**
 * An action without effect is no problem yet where it may be repeated: the next look decides. What needn't stay, as
 * an entry that was opened, may be folded again by the page without anything being taken back.
 */
function problemOfEffect({ kind }: Effect, action: Action): PageProblem | null {
  if (kind === 'rolled-back' && action.mustStay) return rolledBack(action.label)
  const hasCome = kind !== 'none' && kind !== 'rolled-back'
  return hasCome || action.isRepeatable ? null : noEffect(action.label)
}
