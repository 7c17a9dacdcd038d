import { now, pause } from '../clock.ts'
import type { Departure } from '../departure.ts'
import { findQuestion, type Question } from '../find/confirmation.ts'
import type { Revealed } from '../find/revealed.ts'
import type { Outlook } from '../outlook.ts'
import { isBusy } from '../settle.ts'
import type { Stage } from '../stage.ts'
import type { Move } from '../steps/move.ts'

/** What came of an act. */
export type Effect =
  | { kind: 'worked' }
  | { kind: 'leaving' }
  | { kind: 'asked'; question: Exclude<Question, { kind: 'none' }> }
  | { kind: 'rolled-back' }
  | { kind: 'none' }

/** What is needed to judge an act that was just sent. */
export interface Sent {
  move: Move
  at: number
  departure: Departure
  /** What has come to light since. */
  since: Revealed
}

/**
 * Waits for an act's effect until the pace's time is over. An effect counts when it has stayed: lists
 * show it before the server has agreed, and take it back when it doesn't.
 */
export async function waitForEffect(sent: Sent, stage: Stage): Promise<Effect> {
  const deadline = sent.at + stage.pace.effectMs
  let workedSince: number | null = null
  let undoneSince: number | null = null
  while (now() < deadline) {
    if (sent.departure.isLeaving) return { kind: 'leaving' }
    const outlook = stage.look()
    const hasWorked = sent.move.hasWorked(outlook) && !isBusy(outlook)
    if (hasWorked) {
      workedSince ??= now()
      undoneSince = null
      if (now() - workedSince >= stayNeeded(sent, stage)) return { kind: 'worked' }
    } else if (workedSince !== null) {
      undoneSince ??= now()
      if (now() - undoneSince >= stage.pace.stayMs) return { kind: 'rolled-back' }
    }
    if (!hasWorked) {
      const question = questionOf(sent, outlook, stage)
      if (question.kind !== 'none') return { kind: 'asked', question }
    } else if (undoneSince !== null) workedSince = now()
    await Promise.race([pause(stage.pace.lookMs, stage.signal), sent.departure.left])
  }
  return { kind: 'none' }
}

function questionOf(sent: Sent, outlook: Outlook, stage: Stage): Question {
  const act = sent.move.confirmation
  return act ? findQuestion(outlook, act, sent.since, stage.vocabulary) : { kind: 'none' }
}

function stayNeeded({ move, at }: Sent, stage: Stage): number {
  const { quietMs, stayMs, stayAfterAnswerMs } = stage.pace
  if (!move.mustStay) return quietMs
  return hasAnswerSince(at) ? stayAfterAnswerMs : stayMs
}

/** Whether a request of the page, begun after the act, has been answered. Frames' own aren't seen. */
function hasAnswerSince(at: number): boolean {
  const entries = performance.getEntriesByType('resource') as PerformanceResourceTiming[]
  return entries.some(
    (entry) => entry.startTime >= at && ['fetch', 'xmlhttprequest'].includes(entry.initiatorType),
  )
}
