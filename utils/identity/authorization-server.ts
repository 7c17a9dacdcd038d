import * as oauth from 'oauth4webapi'
import { isLoopback } from '../site/build-variables.ts'

export const client: oauth.Client = { client_id: 'reconnect' }
export const repairScope = 'connections:repair'
export const scopes = `connections:read ${repairScope}`

/** Slower than this, sign-in has failed for the user. */
const timeoutMs = 20_000

/** Options for each request to the authorization server; plain http on loopback only. */
export function requestOptions(origin: string) {
  return {
    [oauth.allowInsecureRequests]: isLoopback(new URL(origin).hostname),
    signal: () => AbortSignal.timeout(timeoutMs),
  }
}

/**
 * FitTrend's authorization server from its discovery document (OpenID Connect Discovery 1.0, at
 * {origin}/oauth). All endpoints must be on FitTrend's own origin: a document that names another
 * host is refused, because codes and tokens would go there.
 */
export async function discover(origin: string): Promise<oauth.AuthorizationServer> {
  const issuer = new URL(`${origin}/oauth`)
  const response = await oauth.discoveryRequest(issuer, {
    ...requestOptions(origin),
    algorithm: 'oidc',
  })
  const server = await oauth.processDiscoveryResponse(issuer, response)
  const endpoints = [
    server.authorization_endpoint,
    server.token_endpoint,
    server.revocation_endpoint,
  ]
  for (const endpoint of endpoints) {
    if (endpoint !== undefined && new URL(endpoint).origin !== origin) {
      throw new Error('the discovery document names an endpoint outside FitTrend')
    }
  }
  return server
}
