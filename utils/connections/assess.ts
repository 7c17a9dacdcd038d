import type { Connection } from '../api/schema.ts'
import { judge } from './judge.ts'
import type { Known } from './known.ts'
import type { Reading } from './reading.ts'
import { allowsReset, isLoudLevel } from './states.ts'
import type { Verdict } from './verdict.ts'

/** What a connection's state allows: decided here, for the gate, alerts and views alike. */
export interface Assessment {
  verdict: Verdict
  /** The six steps may run. */
  mayReset: boolean
  /** But only once the user was told why that may not last. */
  explainFirst: boolean
}

/**
 * Judges one connection of a reading, and says whether it may be reset.
 * @param known what is known beyond the reading, where that is more than was kept with it
 */
export function assess(connection: Connection, reading: Reading, known?: Known): Assessment {
  return assessmentOf(judge(connection, reading, known))
}

/** The same of a verdict that comes from elsewhere, as from an open repair. */
export function assessmentOf(verdict: Verdict): Assessment {
  const { state, alert, explainFirst } = verdict
  // Data still flows where a shared account is no reason to be loud: a reset would only stop it.
  const mayReset = allowsReset(state) && (!explainFirst || isLoudLevel(alert))
  return { verdict, mayReset, explainFirst: mayReset && explainFirst }
}
