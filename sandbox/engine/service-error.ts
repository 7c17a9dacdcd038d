import * as oauth from 'oauth4webapi'
import { NetworkError } from './network.ts'

/** Why a request of FitTrend to a service failed. */
export type ServiceFailure =
  | { kind: 'network'; sent: boolean }
  /** The service is down: 5xx. */
  | { kind: 'unavailable' }
  /** The service has shut this API: 410. */
  | { kind: 'gone' }
  /** The rate limit is reached. */
  | { kind: 'limited'; waitSeconds: number }
  /** The access token isn't good any more: 401. */
  | { kind: 'unauthorized' }
  /** The service's OAuth server refused, e.g. `invalid_grant`. */
  | { kind: 'refused'; error: string }

export class ServiceError extends Error {
  readonly failure: ServiceFailure
  constructor(failure: ServiceFailure) {
    super(`Request to the service failed: ${failure.kind}`)
    this.failure = failure
  }
}

/** What an HTTP answer that isn't 200 means. */
export function failureOf(response: Response): ServiceFailure {
  if (response.status === 401) return { kind: 'unauthorized' }
  if (response.status === 410) return { kind: 'gone' }
  if (response.status !== 429) return { kind: 'unavailable' }
  return { kind: 'limited', waitSeconds: Number(response.headers.get('Retry-After') ?? 60) }
}

/** A failure of the wire or of oauth4webapi as a ServiceError; anything else as it is. */
export function toServiceError(error: unknown): unknown {
  if (error instanceof ServiceError) return error
  if (error instanceof NetworkError) return new ServiceError({ kind: 'network', sent: error.sent })
  if (error instanceof oauth.ResponseBodyError || error instanceof oauth.AuthorizationResponseError)
    return new ServiceError({ kind: 'refused', error: error.error })
  if (error instanceof oauth.WWWAuthenticateChallengeError)
    return new ServiceError({ kind: 'refused', error: 'invalid_client' })
  if (error instanceof oauth.OperationProcessingError)
    return new ServiceError({ kind: 'unavailable' })
  return error
}
