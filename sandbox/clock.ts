/**
 * The only source of time in the sandbox: real time plus an offset that scenes move forward.
 *
 * oidc-provider, jose and oauth4webapi read `Date.now()`, so that function itself is offset while a
 * sandbox runs; `new Date()` without an argument is not, and nothing here uses it. Consequences:
 * one clock per process, and timers (setTimeout) keep running in real time.
 */
const realNow = Date.now
let offset = 0
let users = 0

/** Starts offsetting `Date.now()`. Every call needs one `releaseClock()`. */
export function holdClock(): void {
  users += 1
  Date.now = now
}

/** Gives the real `Date.now()` back once the last sandbox of this process has closed. */
export function releaseClock(): void {
  users -= 1
  if (users > 0) return
  offset = 0
  Date.now = realNow
}

/** Sandbox time in ms since the epoch. */
export function now(): number {
  return realNow() + offset
}

/** Sandbox time minus real time, in ms. */
export function clockOffset(): number {
  return offset
}

/** Moves sandbox time to `target` (ms since the epoch); never backwards. */
export function moveClockTo(target: number): void {
  offset += Math.max(0, target - now())
}

/** Back to real time. Only `reset` may do this: tokens live by this clock. */
export function resetClock(): void {
  offset = 0
}

/** RFC 3339 in UTC with whole seconds, as the API gives times. */
export function isoTime(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`
}

/** Calendar day in UTC, e.g. 2026-11-22. */
export function isoDay(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10)
}

/** The day `days` after (or, if negative, before) the given one. */
export function addDays(day: string, days: number): string {
  return isoDay(Date.parse(`${day}T00:00:00Z`) + days * dayMs)
}

export const secondMs = 1000
export const minuteMs = 60 * secondMs
export const hourMs = 60 * minuteMs
export const dayMs = 24 * hourMs
