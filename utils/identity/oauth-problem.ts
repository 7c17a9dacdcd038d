import * as oauth from 'oauth4webapi'
import type { Problem } from '../problems.ts'

/** Sorts what the OAuth library or fetch threw into a known kind. */
export function oauthProblem(error: unknown): Problem {
  if (error instanceof oauth.AuthorizationResponseError) {
    return error.error === 'access_denied'
      ? { kind: 'sign-in-cancelled' }
      : { kind: 'sign-in-failed', detail: error.error }
  }
  if (error instanceof oauth.ResponseBodyError) {
    return error.status >= 500
      ? { kind: 'server-error', status: error.status, retryAt: null }
      : { kind: 'sign-in-failed', detail: `${error.error}: ${error.error_description ?? ''}` }
  }
  if (error instanceof oauth.OperationProcessingError) return processingProblem(error)
  if (error instanceof Error && error.name === 'TimeoutError') return { kind: 'timeout' }
  if (error instanceof TypeError) {
    return navigator.onLine === false ? { kind: 'offline' } : { kind: 'unreachable' }
  }
  return { kind: 'sign-in-failed', detail: error instanceof Error ? error.message : 'unknown' }
}

/** A refused response still carries its status: 5xx is the server's trouble, HTML isn't FitTrend. */
function processingProblem(error: oauth.OperationProcessingError): Problem {
  const response = error.cause instanceof Response ? error.cause : null
  if (response && response.status >= 500) {
    return { kind: 'server-error', status: response.status, retryAt: null }
  }
  if (response && /html/i.test(response.headers.get('content-type') ?? '')) {
    return response.status === 404 ? { kind: 'no-api' } : { kind: 'not-fittrend' }
  }
  return { kind: 'sign-in-failed', detail: error.message }
}
