import type { Before } from './schema.ts'

/**
 * What verification compares with, once FitTrend has been seen to list the connection no more: what ran before that
 * is no proof of what is added after. FitTrend's clock is known in whole seconds (Date, RFC 9110 6.6.1), and an
 * import may follow within one.
 * @param serverTime FitTrend's clock when it was seen, ms since the epoch
 */
export function seenGone<B extends Before | null>(before: B, serverTime: number): B {
  return before && { ...before, newestRunAt: new Date(serverTime - 1_000).toISOString() }
}
