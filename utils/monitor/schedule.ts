import * as z from 'zod/mini'
import { type Problem, problemSchema } from '../problems.ts'

/** When an account was checked and may be checked again; all times in ms since the epoch. */
export const scheduleSchema = z.object({
  lastCheckAt: z.nullable(z.number()),
  problem: z.nullable(problemSchema),
  /** Failures in a row. */
  failures: z.int().check(z.minimum(0)),
  /** The server's own wish: no request before this time, not even by hand (Retry-After). */
  notBefore: z.number(),
  /** The last answer's max-age: no request of our own accord before this time. */
  freshUntil: z.number(),
  nextCheckAt: z.number(),
})
export interface Schedule {
  lastCheckAt: number | null
  problem: Problem | null
  failures: number
  notBefore: number
  freshUntil: number
  nextCheckAt: number
}

/**
 * Polling policy. The period is half an hour: a token that expires is found within a fraction of the
 * hours between two imports, at 48 mostly empty (304) requests a day.
 */
export const policy = {
  periodMs: 30 * 60_000,
  /** The period is stretched or shrunk by up to this share, so that clients don't march in step. */
  jitter: 0.2,
  backoffBaseMs: 60_000,
  backoffCapMs: 4 * 60 * 60_000,
  /** A visit to FitTrend triggers a check unless the last one is younger than this. */
  visitMinAgeMs: 60_000,
} as const

export const emptySchedule: Schedule = {
  lastCheckAt: null,
  problem: null,
  failures: 0,
  notBefore: 0,
  freshUntil: 0,
  nextCheckAt: 0,
}

/** After a good check: one jittered period on, but never before the server's max-age has passed. */
export function afterSuccess(
  now: number,
  maxAgeMs: number | null,
  soonMs: number | null,
  random: () => number,
): Schedule {
  const period = Math.min(policy.periodMs, soonMs ?? policy.periodMs)
  const jittered = period * (1 - policy.jitter + 2 * policy.jitter * random())
  // A second look that confirms an error must not come early: only later jitter there.
  const wait = Math.max(soonMs === null ? jittered : Math.max(jittered, soonMs), maxAgeMs ?? 0)
  return {
    ...emptySchedule,
    lastCheckAt: now,
    freshUntil: now + (maxAgeMs ?? 0),
    nextCheckAt: now + wait,
  }
}

/**
 * After a failure: exponential backoff with full jitter (Marc Brooker, "Exponential Backoff And
 * Jitter", AWS 2015), and nothing before the server's Retry-After.
 */
export function afterFailure(
  before: Schedule,
  now: number,
  problem: Problem,
  random: () => number,
): Schedule {
  const failures = before.failures + 1
  const ceiling = Math.min(policy.backoffCapMs, policy.backoffBaseMs * 2 ** (failures - 1))
  const notBefore = retryAt(problem) ?? 0
  // The floor keeps a lucky draw from asking again at once.
  const wait = Math.max(policy.backoffBaseMs / 2, ceiling * random())
  return {
    lastCheckAt: now,
    problem,
    failures,
    notBefore,
    freshUntil: 0,
    nextCheckAt: Math.max(now + wait, notBefore > now ? notBefore + wait * policy.jitter : 0),
  }
}

function retryAt(problem: Problem): number | null {
  if (problem.kind === 'rate-limited') return problem.retryAt
  if (problem.kind === 'server-error') return problem.retryAt
  return null
}
