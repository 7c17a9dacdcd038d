import { createHash } from 'node:crypto'
import * as oauth from 'oauth4webapi'
import { now } from '../clock.ts'
import type { ServiceToken } from '../model/connection.ts'
import type { ServiceKind } from '../model/service-catalogue.ts'
import type { DayRecords } from '../services/resource.ts'
import {
  callbackUrl,
  fittrendClientId,
  fittrendClientSecret,
} from '../services/service-provider.ts'
import { Network } from './network.ts'
import { failureOf, ServiceError, toServiceError } from './service-error.ts'

const client: oauth.Client = { client_id: fittrendClientId }
const authentication = oauth.ClientSecretBasic(fittrendClientSecret)

/** A trip's secrets, made before it and needed after it. */
interface TripSecrets {
  state: string
  codeVerifier: string
  nonce: string
}

/** FitTrend's side of one service: OAuth and data, by real HTTP over a wire that scenes can cut. */
export class ServiceClient {
  readonly network = new Network()
  readonly #kind: ServiceKind
  readonly #issuer: URL
  readonly #redirectUri: string
  #metadata: oauth.AuthorizationServer | null = null

  constructor(kind: ServiceKind, origin: string, servicesOrigin: string) {
    this.#kind = kind
    this.#issuer = new URL(`${servicesOrigin}/${kind.id}`)
    this.#redirectUri = callbackUrl(origin, kind.id)
  }

  /** The service's consent screen for one trip. @throws ServiceError */
  async consentUrl({ state, codeVerifier, nonce }: TripSecrets): Promise<string> {
    const server = await this.#server()
    const url = new URL(server.authorization_endpoint ?? '')
    url.search = new URLSearchParams({
      client_id: fittrendClientId,
      redirect_uri: this.#redirectUri,
      response_type: 'code',
      scope: ['openid', ...this.#kind.dataTypes].join(' '),
      state,
      nonce,
      code_challenge: await oauth.calculatePKCECodeChallenge(codeVerifier),
      code_challenge_method: 'S256',
    }).toString()
    return url.href
  }

  /** Exchanges the code that the user brought back. @throws ServiceError, kind `refused` on Deny. */
  async exchange(callback: URL, trip: TripSecrets) {
    return this.#guard(async () => {
      const server = await this.#server()
      const parameters = oauth.validateAuthResponse(server, client, callback, trip.state)
      const response = await oauth.authorizationCodeGrantRequest(
        server,
        client,
        authentication,
        parameters,
        this.#redirectUri,
        trip.codeVerifier,
        this.#options(),
      )
      const result = await oauth.processAuthorizationCodeResponse(server, client, response, {
        expectedNonce: trip.nonce,
        requireIdToken: true,
      })
      const subject = oauth.getValidatedIdTokenClaims(result)?.sub ?? ''
      return { token: tokenOf(result), externalAccount: externalAccount(this.#kind.id, subject) }
    })
  }

  /** A new pair of tokens for the refresh token, which is used up by it. @throws ServiceError */
  async refresh(refreshToken: string): Promise<ServiceToken> {
    return this.#guard(async () => {
      const server = await this.#server()
      const response = await oauth.refreshTokenGrantRequest(
        server,
        client,
        authentication,
        refreshToken,
        this.#options(),
      )
      return tokenOf(await oauth.processRefreshTokenResponse(server, client, response))
    })
  }

  /** The records of some days. @throws ServiceError */
  async days(accessToken: string, from: string, through: string): Promise<DayRecords[]> {
    return this.#guard(async () => {
      const url = `${this.#issuer.href}/api/days?from=${from}&through=${through}`
      const response = await this.network.fetch(url, {
        headers: { Authorization: `Bearer ${accessToken}` },
      })
      if (!response.ok) throw new ServiceError(failureOf(response))
      const body = (await response.json()) as { days: DayRecords[] }
      return body.days
    })
  }

  async #server(): Promise<oauth.AuthorizationServer> {
    if (this.#metadata) return this.#metadata
    const response = await oauth.discoveryRequest(this.#issuer, this.#options())
    if (!response.ok) throw new ServiceError(failureOf(response))
    this.#metadata = await oauth.processDiscoveryResponse(this.#issuer, response)
    return this.#metadata
  }

  #options() {
    return {
      [oauth.customFetch]: this.network.fetch,
      // Loopback only: nothing leaves the machine.
      [oauth.allowInsecureRequests]: true as const,
    }
  }

  async #guard<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      throw toServiceError(error)
    }
  }
}

function tokenOf(result: oauth.TokenEndpointResponse): ServiceToken {
  const at = now()
  return {
    accessToken: result.access_token,
    refreshToken: result.refresh_token ?? '',
    expiresAt: at + (result.expires_in ?? 0) * 1000,
    refreshedAt: at,
    scopes: (result.scope ?? '').split(' ').filter((scope) => scope !== '' && scope !== 'openid'),
  }
}

/** Opaque name of a service's account: the same account gives the same name, and no more. */
export function externalAccount(service: string, subject: string): string {
  return createHash('sha256').update(`${service}/${subject}`).digest('base64url').slice(0, 22)
}
