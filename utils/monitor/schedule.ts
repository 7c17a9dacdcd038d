import * as v from 'valibot'
import { retryAt } from '../api/patience.ts'
import { finite, integer } from '../numbers.ts'
import { type Problem, problemSchema } from '../problems.ts'
import { momentSchema } from '../time/moment.ts'
import { policy } from './polling-policy.ts'

/** When an account was checked and may be checked again; all times in ms since the epoch. */
export const scheduleSchema = v.object({
  lastCheckAt: v.nullable(momentSchema),
  problem: v.nullable(problemSchema),
  /** Since when nothing could be read; null: the last check read. */
  failingSince: v.nullable(momentSchema),
  /** Failures in a row. */
  failures: v.pipe(integer, v.minValue(0)),
  /** The server's own wish: no request before this time, not even by hand (Retry-After). */
  notBefore: momentSchema,
  /** The last answer's max-age: no request of our own accord before this time. */
  freshUntil: momentSchema,
  nextCheckAt: momentSchema,
  /** Retries that may be spent. */
  retries: finite,
  /** The next check is a retry: sooner than the period would have it. */
  isRetry: v.boolean(),
  /** A late check was put off already. */
  isSpread: v.boolean(),
  /** What was broken when it was read last, and since when that is the same. */
  seen: v.string(),
  steadySince: v.nullable(momentSchema),
})
export type Schedule = v.InferOutput<typeof scheduleSchema>

export const emptySchedule: Schedule = {
  lastCheckAt: null,
  problem: null,
  failingSince: null,
  failures: 0,
  notBefore: 0,
  freshUntil: 0,
  nextCheckAt: 0,
  retries: policy.retriesAtFirst,
  isRetry: false,
  isSpread: false,
  seen: '',
  steadySince: null,
}

/** What a good check tells the schedule. */
export interface Success {
  source: 'api' | 'page'
  /** The server's max-age, ms; null: it named none. */
  maxAgeMs: number | null
  /** A verdict has to be confirmed after this, ms; null: none has. */
  soonMs: number | null
  /** What is broken and what isn't, in any form that is equal where nothing has changed. */
  seen: string
  /** How long the tokens still live, ms. */
  tokensEndInMs: number[]
}

/** After a good check: one jittered period on, but never before the server's max-age has passed. */
export function afterSuccess(
  before: Schedule,
  now: number,
  news: Success,
  random: () => number,
): Schedule {
  const { seen, maxAgeMs } = news
  const isSame = before.seen === seen && before.steadySince !== null && before.steadySince <= now
  const steadySince = isSame ? before.steadySince : now
  const wait = Math.max(waitAfter(news, now - (steadySince ?? now), random), maxAgeMs ?? 0)
  return {
    ...emptySchedule,
    lastCheckAt: now,
    freshUntil: now + (maxAgeMs ?? 0),
    nextCheckAt: now + wait,
    retries: Math.min(policy.retriesAtMost, before.retries + policy.retryEarned),
    seen,
    steadySince,
  }
}

function waitAfter(
  { source, soonMs, tokensEndInMs }: Success,
  steadyMs: number,
  random: () => number,
): number {
  const period = source === 'page' ? policy.pagePeriodMs : periodAfter(steadyMs)
  if (soonMs === null) {
    return afterTokenEnd(tokensEndInMs, period, random) ?? jittered(period, random)
  }
  // A second look that confirms an error must not come early: only later jitter there.
  const soon = Math.min(period, soonMs)
  return Math.max(soon, jittered(soon, random))
}

/** Shortly after a token's end, where one falls where the next check would; else null. */
function afterTokenEnd(endsInMs: number[], period: number, random: () => number): number | null {
  const { fromMs, toMs } = policy.afterTokenEnd
  const { from, to } = policy.tokenEndWithin
  const delay = fromMs + (toMs - fromMs) * random()
  const fitting = endsInMs
    .filter((endsIn) => endsIn > 0)
    .map((endsIn) => endsIn + delay)
    .filter((wait) => wait >= from * period && wait <= to * period)
  return fitting.length === 0 ? null : Math.min(...fitting)
}

/**
 * After a failure: exponential backoff with full jitter (Marc Brooker, "Exponential Backoff And
 * Jitter", AWS 2015) while the budget of retries lasts, else the ordinary period; and nothing before
 * the server's Retry-After.
 */
export function afterFailure(
  before: Schedule,
  now: number,
  problem: Problem,
  random: () => number,
): Schedule {
  if (problem.kind === 'offline') return afterOffline(before, now, random)
  const failures = before.failures + 1
  const ceiling = Math.min(policy.backoffCapMs, policy.backoffBaseMs * 2 ** (failures - 1))
  const backoff = Math.max(policy.backoffFloorMs, ceiling * random())
  const isRetry = before.retries >= 1
  const period = jittered(periodAfter(now - (before.steadySince ?? now)), random)
  const wait = isRetry ? backoff : Math.max(backoff, period)
  const notBefore = retryAt(problem) ?? 0
  const spread = Math.max(wait, policy.afterRetryAfterMs * random())
  return {
    ...before,
    lastCheckAt: now,
    problem,
    failingSince: before.failingSince ?? now,
    failures,
    notBefore,
    freshUntil: 0,
    nextCheckAt: Math.max(now + wait, notBefore > now ? notBefore + spread : 0),
    retries: isRetry ? before.retries - 1 : before.retries,
    isRetry,
    isSpread: false,
  }
}

/** Nothing was sent: no failure of FitTrend's, no retry spent. */
function afterOffline(before: Schedule, now: number, random: () => number): Schedule {
  return {
    ...before,
    lastCheckAt: now,
    problem: { kind: 'offline' },
    failingSince: before.failingSince ?? now,
    nextCheckAt: Math.max(now + jittered(policy.offlinePeriodMs, random), before.notBefore),
    isRetry: false,
    isSpread: false,
  }
}

/**
 * The schedule when there was nothing to ask: without the API and without an open page. No failure of
 * anybody, and no news.
 */
export function afterNothing(before: Schedule, now: number, problem: Problem | null): Schedule {
  return {
    ...before,
    problem: problem ?? before.problem,
    failingSince: problem ? (before.failingSince ?? now) : before.failingSince,
    nextCheckAt: now + policy.pagePeriodMs,
    isRetry: false,
    isSpread: false,
  }
}

function periodAfter(steadyMs: number): number {
  const fitting = policy.periods.filter((row) => steadyMs >= row.steadyMs)
  return (fitting.at(-1) ?? policy.periods[0]).periodMs
}

function jittered(period: number, random: () => number): number {
  return period * (1 - policy.jitter + 2 * policy.jitter * random())
}
