import { policy } from './polling-policy.ts'
import type { Schedule } from './schedule.ts'
import type { CheckReason } from './source.ts'

/** The user's click and a repair read anew, whatever is kept. */
export function isForced(reason: CheckReason): boolean {
  return reason === 'user' || reason === 'repair'
}

/**
 * Whether a check may be made now. The server's notBefore binds every reason; max-age and backoff bind
 * all but the user and a repair.
 */
export function isDue(schedule: Schedule, reason: CheckReason, now: number): boolean {
  // Times that our own clock set when it was wrong mean nothing.
  const clockWentBack = schedule.lastCheckAt !== null && schedule.lastCheckAt > now
  if (clockWentBack) return true
  if (schedule.notBefore > now) return false
  if (isForced(reason)) return true
  if (schedule.freshUntil > now) return false
  if (schedule.nextCheckAt <= now) return true
  // Offline was no fault of FitTrend's: no wait for it once the network is back.
  if (reason === 'online') return schedule.problem?.kind === 'offline' && !schedule.isSpread
  if (reason === 'alarm') return false
  return schedule.lastCheckAt === null || now - schedule.lastCheckAt >= policy.visitMinAgeMs
}

/**
 * A check of our own accord that comes late comes late for many at once: it is put off once, by a
 * random time. Null: it needn't be.
 */
export function putOffLate(
  schedule: Schedule,
  reason: CheckReason,
  now: number,
  random: () => number,
): Schedule | null {
  const isOurs = reason === 'alarm' || reason === 'online'
  const isFirst = schedule.lastCheckAt === null || schedule.lastCheckAt > now
  const isLate = now - schedule.nextCheckAt > policy.lateMs
  if (!isOurs || isFirst || !isLate || schedule.isSpread) return null
  return { ...schedule, nextCheckAt: now + policy.lateSpreadMs * random(), isSpread: true }
}
