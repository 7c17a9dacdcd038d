import type { Before } from './schema.ts'

/**
 * What verification compares with, once FitTrend has been seen to list the connection no more: what ran before that
 * is no proof of what is added after. FitTrend's clock is known in whole seconds (Date, RFC 9110 6.6.1), and an
 * import may follow within one. A run that was known already is none either, however shortly before it was.
 * @param serverTime FitTrend's clock when it was seen, ms since the epoch
 */
export function seenGone<B extends Before | null>(before: B, serverTime: number): B {
  if (!before) return before
  const newest = Math.max(serverTime - 1_000, Date.parse(before.newestRunAt ?? '') || 0)
  return { ...before, newestRunAt: new Date(newest).toISOString() }
}
