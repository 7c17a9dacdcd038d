import { dayMs, minuteMs } from '../clock.ts'
import type { ServiceToken } from '../model/connection.ts'

/** Days of history that a new connection imports. */
export const historyDays = 60

/** FitTrend refreshes this long before the end of a token's life, or at half of a shorter life. */
const refreshAhead = 30 * minuteMs

/** Between two tries to refresh while the wire is cut. */
export const refreshRetryMs = 5 * minuteMs

/** Between two tries to import while the service or the wire is down. */
export const importRetryMs = 10 * minuteMs

/** Between two requests while history is still being imported. */
export const historyPauseMs = 500

/** Longest jump of the clock that still runs every import; longer ones thin them out. */
export const denseJumpMs = 2 * dayMs

export function refreshDueAt(token: ServiceToken): number {
  const life = token.expiresAt - token.refreshedAt
  return token.expiresAt - Math.min(refreshAhead, life / 2)
}
