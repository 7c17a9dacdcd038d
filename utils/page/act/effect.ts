import type { Observation } from '../observation.ts'
import type { Question } from '../questions/find.ts'
import { questionsForActs } from '../questions/provided.ts'
import type { StepContext } from '../step-context.ts'
import { now } from '../wait/clock.ts'
import type { Sent } from './sent.ts'

/** What is asked now, by the page or by its confirm(), which we have answered with Cancel then. */
export type OpenQuestion =
  | Exclude<Question, { kind: 'none' | 'pending' }>
  | { kind: 'cancelled'; asked: string }

/** What came of an act. */
export type Effect =
  | { kind: 'worked' }
  | { kind: 'leaving' }
  | { kind: 'asked'; question: OpenQuestion }
  | { kind: 'rolled-back' }
  | { kind: 'none' }

/** Timers of a hidden page come once a second: so much later may it take something back, in milliseconds. */
const hiddenMs = 2_000

/**
 * Waits for an act's effect until the pace's time is over. An effect counts when it has stayed: lists
 * show it before the server has agreed, and take it back when it doesn't.
 */
export async function waitForEffect(sent: Sent, context: StepContext): Promise<Effect> {
  const { effectMs, patienceMs } = context.pace
  let deadline = sent.at + effectMs
  let workedSince: number | null = null
  let undoneSince: number | null = null
  // What is asked may not be all there yet: dialogs fade in, and fill bit by bit.
  let asked: { question: OpenQuestion; since: number } | null = null
  let notice: OpenQuestion | null = null
  while (now() < deadline) {
    if (sent.navigation.isLeaving) return { kind: 'leaving' }
    const cancelled = sent.confirm?.cancelled ?? null
    if (cancelled !== null)
      return { kind: 'asked', question: { kind: 'cancelled', asked: cancelled } }
    const { observation, isBusy } = context.latest()
    let left = context.pace.pollMs
    if (sent.action.hasWorked(observation) && !isBusy) {
      if (undoneSince !== null) workedSince = null
      undoneSince = null
      workedSince ??= now()
      left = workedSince + stayNeeded(sent, workedSince, context) - now()
      if (left <= 0) return { kind: 'worked' }
    } else {
      if (workedSince !== null) {
        undoneSince ??= now()
        left = Math.max(context.pace.lookMs, undoneSince + context.pace.stayMs - now())
        // Without an answer of the server's it may be the page that has drawn its list anew.
        const isOver =
          undoneSince + context.pace.stayMs <= now() && answersSince(sent.at).length > 0
        if (isOver) return { kind: 'rolled-back' }
      }
      const question = questionOf(sent, observation, context)
      // It works, or counts down: the effect has from here on as long as ever, within reason.
      if (question.kind === 'pending') deadline = Math.min(now() + effectMs, sent.at + patienceMs)
      notice = question.kind === 'notice' ? question : null
      const isPlain = question.kind === 'confirmation'
      if (question.kind !== 'other' && !isPlain) asked = null
      else if (asked?.question.asked !== question.asked || asked.question.kind !== question.kind)
        asked = { question, since: now() }
      // It has stayed as it is: more may come after the first words of it.
      if (asked && (isPlain || asked.question.asked !== '')) {
        const wait = asked.since + context.pace.stayMs - now()
        const hasCome = wait <= 0 && (isPlain ? !isBusy : context.isStill())
        if (hasCome) return { kind: 'asked', question: isPlain ? question : asked.question }
        left = Math.max(wait, context.pace.lookMs)
      }
    }
    await Promise.race([context.change(left), sent.navigation.left])
  }
  const left = asked?.question ?? notice
  // What hasn't settled in all this time gets no yes.
  if (left?.kind === 'confirmation') {
    return { kind: 'asked', question: { kind: 'other', asked: left.asked } }
  }
  if (left) return { kind: 'asked', question: left }
  return { kind: undoneSince === null ? 'none' : 'rolled-back' }
}

export function questionOf(sent: Sent, observation: Observation, context: StepContext): Question {
  const act = sent.action.confirmation
  if (!act) return { kind: 'none' }
  return questionsForActs().find(observation, act, sent.since, context.vocabulary)
}

/**
 * How long an effect has to stay, in ms: the longer, the less speaks for the server's having agreed. One
 * that came only after the server's answer is more than a hope of the page.
 */
function stayNeeded({ action, at }: Sent, workedSince: number, context: StepContext): number {
  const { shownMs, stayMs, stayAfterAnswerMs } = context.pace
  if (!action.mustStay) return shownMs
  const answers = answersSince(at)
  const slow = context.document.hidden ? hiddenMs : 0
  if (answers.length === 0) return stayMs + slow
  if (Math.min(...answers) <= workedSince) return shownMs
  return Math.max(...answers) - workedSince + stayAfterAnswerMs + slow
}

/** When requests of the page that were begun after the act were answered. Frames' own aren't seen. */
function answersSince(at: number): number[] {
  const entries = performance.getEntriesByType('resource') as PerformanceResourceTiming[]
  return entries
    .filter(
      ({ startTime, initiatorType }) =>
        startTime >= at && ['fetch', 'xmlhttprequest'].includes(initiatorType),
    )
    .map(({ responseEnd }) => responseEnd)
}
