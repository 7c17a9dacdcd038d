import type { Connection } from '../api/schema.ts'
import { finalCodes } from '../connections/diagnose-error.ts'
import type { Known } from '../connections/known.ts'
import { diagnosisPolicy } from '../connections/policy.ts'
import { day as dayMs } from '../time/durations.ts'

type Healing = Pick<Known, 'passing' | 'healed'>

/** So many are kept: three a day over the time in which they count. */
const mostHealed = 90

/**
 * Follows trouble by a code that isn't final. It has healed by itself where the connection is back with a newer token
 * and nobody has reset it meanwhile: no repair of ours, and neither Disable nor Remove nor another account was seen.
 * @param resetAt when a repair of ours has last touched the connection (FitTrend's clock); null: never
 */
export function healingAfter(
  before: Known,
  earlier: Connection | null,
  now: Connection,
  serverTime: number,
  resetAt: number | null,
): Healing {
  const healed = before.healed.filter(
    ({ to }) => to <= serverTime && serverTime - to <= diagnosisPolicy.breakWindowMs,
  )
  const isReset = resetAt !== null && before.passing !== null && resetAt >= before.passing.seenAt
  const passing = isReset ? null : before.passing
  if (now.status === 'disabled') return { passing: null, healed }
  if (now.status === 'error') return { passing: stillPassing(passing, now, serverTime), healed }
  if (!passing) return { passing, healed }
  const renewedAt = now.token ? Date.parse(now.token.refreshedAt) : 0
  // Connected by word alone: over only when the break is (the learner drops it then).
  if (renewedAt <= passing.from) return { passing, healed }
  if (earlier && earlier.externalAccount !== now.externalAccount) return { passing: null, healed }
  const healing = { from: passing.from, to: Math.min(renewedAt, serverTime) }
  return { passing: null, healed: [...healed, healing].slice(-mostHealed) }
}

/** From its beginning as FitTrend tells it, within reason; a final code is no trouble that passes. */
function stillPassing(
  passing: Known['passing'],
  { error }: Connection,
  serverTime: number,
): Known['passing'] {
  if (finalCodes.has(error?.code ?? '')) return null
  if (passing) return passing
  const since = error ? Date.parse(error.since) : serverTime
  const from = Math.min(serverTime, Math.max(since, serverTime - dayMs))
  return { from, seenAt: serverTime }
}

/** Breaks without those that have healed by themselves: they say nothing of who else uses the account. */
export function withoutHealed(breaks: number[], healed: Known['healed']): number[] {
  return breaks.filter((at) => !healed.some(({ from, to }) => from <= at && at <= to))
}
