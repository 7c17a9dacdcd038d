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
  // Offline was no fault of FitTrend's: no backoff from it once the network is back.
  if (reason === 'online' && schedule.problem?.kind === 'offline') return true
  if (schedule.nextCheckAt <= now) return true
  if (reason === 'alarm') return false
  return schedule.lastCheckAt === null || now - schedule.lastCheckAt >= policy.visitMinAgeMs
}
