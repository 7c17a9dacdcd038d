import type { Problem } from '../problems.ts'
import { dayInWords } from '../time/day-in-words.ts'
import { diagnosisPolicy } from './policy.ts'
import { states } from './states.ts'
import { type Verdict, verdictOf } from './verdict.ts'

/** What keeps us from reading, and what the user can do, by the kind of problem. */
const reasons: { [K in Problem['kind']]?: string } = {
  offline: 'this browser has been offline',
  unreachable: 'FitTrend could not be reached',
  timeout: 'FitTrend could not be reached',
  'signed-out': 'you are signed out of FitTrend. Sign in again',
  'site-signed-out': 'you are signed out of FitTrend. Sign in on its site',
  'site-access': 'the browser doesn’t let Reconnect see FitTrend. Allow it',
  'server-error': 'FitTrend has had trouble of its own',
  'rate-limited': 'FitTrend has asked us to wait',
  'page-not-open': 'its Connect page was not opened. Open it, or click “Check now”',
  'page-unreadable': 'its Connect page could not be understood',
}

/**
 * A verdict that is too old to be shown as the truth: for a day what was read last still stands,
 * then nobody knows. What was broken stays broken.
 * @param now our own clock, as is `readAt`
 */
export function whileUnreadable(
  verdict: Verdict,
  name: string,
  readAt: number,
  problem: Problem | null,
  now: number,
): Verdict {
  const isOld = now - readAt >= diagnosisPolicy.unknownAfterMs
  // What can't pass by itself is still so, seen or not.
  if (!isOld || !problem || !states[verdict.state].heals) return verdict
  const day = dayInWords(new Date(readAt).toISOString(), now)
  const reason = reasons[problem.kind] ?? 'FitTrend could not be read'
  return verdictOf(
    {
      state: 'unknown',
      cause: problem.kind,
      sentence: `Nobody knows how ${name} is doing: since ${day} ${reason}.`,
      // Without the API that is how it is between visits: no sign for it.
      ...(problem.kind === 'page-not-open' && { alert: 'none' as const }),
    },
    [`When it was read last: ${verdict.sentence}`],
    verdict.confidence,
  )
}
