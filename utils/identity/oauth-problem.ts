import * as oauth from 'oauth4webapi'
import { retryAfter } from '../api/retry-after.ts'
import type { Problem } from '../problems.ts'
import { StorageError } from '../storage/database.ts'

/** Sorts what the OAuth library or fetch threw into a known kind. `now`: ms since the epoch. */
export function oauthProblem(error: unknown, now: number): Problem {
  if (error instanceof oauth.AuthorizationResponseError) {
    return error.error === 'access_denied'
      ? { kind: 'sign-in-cancelled' }
      : { kind: 'sign-in-failed', detail: error.error }
  }
  if (error instanceof oauth.ResponseBodyError) {
    const detail = `${error.error}: ${error.error_description ?? ''}`
    return troubleOf(error.response, now) ?? { kind: 'sign-in-failed', detail }
  }
  if (error instanceof oauth.OperationProcessingError) return processingProblem(error, now)
  // Signed in, but it can't be kept.
  if (error instanceof StorageError) return { kind: error.kind, detail: error.message }
  if (error instanceof Error && error.name === 'TimeoutError') return { kind: 'timeout' }
  if (error instanceof TypeError) {
    return navigator.onLine === false ? { kind: 'offline' } : { kind: 'unreachable' }
  }
  return { kind: 'sign-in-failed', detail: error instanceof Error ? error.message : 'unknown' }
}

/** The server's own trouble, and how long it wants to be left alone; null where it has none. */
function troubleOf({ status, headers }: Response, now: number): Problem | null {
  const retryAt = retryAfter(headers, now)
  if (status === 429) return { kind: 'rate-limited', retryAt: retryAt ?? now + 60_000 }
  return status >= 500 ? { kind: 'server-error', status, retryAt } : null
}

/** A refused response still carries its status: 5xx is the server's trouble, HTML isn't FitTrend. */
function processingProblem(error: oauth.OperationProcessingError, now: number): Problem {
  const response = error.cause instanceof Response ? error.cause : null
  const trouble = response && troubleOf(response, now)
  if (trouble) return trouble
  if (response && /html/i.test(response.headers.get('content-type') ?? '')) {
    return response.status === 404 ? { kind: 'no-api' } : { kind: 'not-fittrend' }
  }
  return { kind: 'sign-in-failed', detail: error.message }
}
