import * as oauth from 'oauth4webapi'
import { now } from '../clock.ts'
import { ServiceError } from '../engine/service-error.ts'
import { clientOf, type Sandbox } from '../sandbox.ts'

/**
 * Starts one trip to a service's consent screen; answers with its URL, or null where the service
 * can't be reached. `authorizationId` ties it to an `authorizations` URL of the API.
 */
export async function startTrip(
  sandbox: Sandbox,
  accountId: string,
  service: string,
  authorizationId: string | null,
): Promise<string | null> {
  const trip = {
    state: oauth.generateRandomState(),
    codeVerifier: oauth.generateRandomCodeVerifier(),
    nonce: oauth.generateRandomNonce(),
    accountId,
    service,
    authorizationId,
    startedAt: now(),
  }
  try {
    const url = await clientOf(sandbox, service).consentUrl(trip)
    sandbox.pending.trips.set(trip.state, trip)
    return url
  } catch (error) {
    if (error instanceof ServiceError) return null
    throw error
  }
}
