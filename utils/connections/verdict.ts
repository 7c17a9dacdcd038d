import type { Connection } from '../api/schema.ts'
import type { Known } from './known.ts'
import { type AlertLevel, type StateId, states } from './states.ts'

/** What is known about one connection when it is judged. All times in ms since the epoch. */
export interface Evidence {
  connection: Connection
  /** The server's time at the reading: tokens and imports are dated by its clock, not by ours. */
  serverTime: number
  /** The earlier reading of the same connection, if it said the same error code, and when. */
  firstSeenAt: number | null
  source: 'api' | 'page'
  known: Known
}

/** high: FitTrend's own record. medium: a word on its page. low: no word of trouble on its page. */
export type Confidence = 'high' | 'medium' | 'low'

export interface Verdict {
  state: StateId
  /** Why it is in this state: FitTrend's code, or what else gave it away. */
  cause: string
  /** What happened and who has to act, one or two plain sentences. */
  sentence: string
  /** Facts the verdict rests on. */
  evidence: string[]
  confidence: Confidence
  /** The state's own level, or quieter where data still flows. */
  alert: AlertLevel
  /** A reset may not last, and the sentence says why: it is offered only once the user knows. */
  explainFirst: boolean
  /** The verdict isn't final: look again after this many milliseconds. */
  confirmAfterMs: number | null
}

/** A verdict before the facts are added. */
export type Finding = Pick<Verdict, 'state' | 'cause' | 'sentence'> &
  Partial<Pick<Verdict, 'alert' | 'explainFirst' | 'confirmAfterMs'>>

export function verdictOf(finding: Finding, evidence: string[], confidence: Confidence): Verdict {
  const { alert, reset } = states[finding.state]
  return {
    alert,
    explainFirst: reset === 'explained',
    confirmAfterMs: null,
    ...finding,
    evidence,
    confidence,
  }
}
