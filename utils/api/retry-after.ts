import { day } from '../time/durations.ts'
import { isPlausibleNow } from '../time/moment.ts'

/**
 * No header keeps us away for longer: a slip of the server (or of a proxy on the way) must not switch
 * the extension off for good, and its alarms need a finite time.
 */
const longestWaitMs = day

/**
 * Time (ms since the epoch) before which no further request may be sent, from Retry-After
 * (RFC 9110, 10.2.3: seconds or an HTTP date), or null where there is none.
 * A date is taken relative to the server's own Date header, because the user's clock may be wrong.
 */
export function retryAfter(headers: Headers, now: number): number | null {
  const value = headers.get('retry-after')?.trim()
  if (!value) return null
  if (/^\d+$/.test(value)) return now + Math.min(longestWaitMs, Number(value) * 1000)
  const date = Date.parse(value)
  if (Number.isNaN(date)) return null
  return now + Math.min(longestWaitMs, Math.max(0, date - serverTime(headers, now)))
}

/** The form that every sender has to use (RFC 9110, 5.6.7); Date.parse alone makes a year of a mere "1". */
const fixedDate = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/

/** The server's time from its Date header (one-second grain); our own where that is missing or can't be right. */
export function serverTime(headers: Headers, now: number): number {
  const value = headers.get('date')?.trim() ?? ''
  const date = fixedDate.test(value) ? Date.parse(value) : Number.NaN
  return isPlausibleNow(date) ? date : now
}

/** `max-age` of Cache-Control in milliseconds (RFC 9111, 5.2.2.1), or null. */
export function maxAge(headers: Headers): number | null {
  const match = /(?:^|[,\s])max-age=(\d+)/i.exec(headers.get('cache-control') ?? '')
  return match ? Math.min(longestWaitMs, Number(match[1]) * 1000) : null
}
