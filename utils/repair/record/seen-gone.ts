import type { Before } from './schema.ts'

/**
 * What verification compares with, once FitTrend has been seen to list the connection no more: what ran before that
 * is no proof of what is added after. FitTrend's clock is known in whole seconds (Date, RFC 9110 6.6.1), and an
 * import may follow within one. A run that was known already, or had to end for what was known, is none
 * either, however shortly before it was.
 * @param serverTime FitTrend's clock when it was seen, ms since the epoch
 */
export function seenGone<B extends Before | null>(before: B, serverTime: number): B {
  if (!before) return before
  const { newestRunAt, lastSucceededAt } = before
  const ended = Math.min(Date.parse(lastSucceededAt ?? '') || 0, serverTime)
  const newest = Math.max(serverTime - 1_000, Date.parse(newestRunAt ?? '') || 0, ended)
  return { ...before, newestRunAt: new Date(newest).toISOString() }
}
