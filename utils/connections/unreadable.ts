import type { Problem } from '../problems.ts'
import { say, snake } from '../words/message.ts'
import { diagnosisPolicy } from './policy.ts'
import { states } from './states.ts'
import { type Verdict, verdictOf } from './verdict.ts'

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
  const day = { day: new Date(readAt).toISOString(), now }
  return verdictOf(
    {
      state: 'unknown',
      cause: problem.kind,
      sentence: say(`unread_${reasonOf(problem)}`, { name, day }),
      // Without the API that is how it is between visits: no sign for it.
      ...(problem.kind === 'page-not-open' && { alert: 'none' as const }),
    },
    [say('fact_read_last', { sentence: verdict.sentence })],
    verdict.confidence,
  )
}

/** What keeps us from reading, and what the user can do, by the kind of problem. */
function reasonOf({ kind }: Problem) {
  switch (kind) {
    case 'timeout':
      return 'unreachable'
    case 'offline':
    case 'unreachable':
    case 'signed-out':
    case 'site-signed-out':
    case 'site-access':
    case 'server-error':
    case 'rate-limited':
    case 'page-not-open':
    case 'page-unreadable':
      return snake(kind)
    default:
      return 'somehow'
  }
}
