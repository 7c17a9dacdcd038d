import * as oauth from 'oauth4webapi'
import type { HttpBrowser } from './http-browser.ts'
import { redirectUri } from './stage.ts'

const client: oauth.Client = { client_id: 'reconnect' }
const insecure = { [oauth.allowInsecureRequests]: true as const }

export interface Tokens {
  access: string
  refresh: string
  scope: string
  expiresIn: number
}

/** The extension's side of sign-in, as a public client would write it. */
export class ExtensionClient {
  readonly #issuer: URL
  #server: oauth.AuthorizationServer | null = null

  constructor(origin: string) {
    this.#issuer = new URL(`${origin}/oauth`)
  }

  async metadata(): Promise<oauth.AuthorizationServer> {
    const response = await oauth.discoveryRequest(this.#issuer, insecure)
    this.#server ??= await oauth.processDiscoveryResponse(this.#issuer, response)
    return this.#server
  }

  /** Sign-in in a browser that is signed in to the site; presses `button` on the consent screen. */
  async signIn(
    browser: HttpBrowser,
    { scope = 'connections:read connections:repair', button = 'Allow', uri = redirectUri } = {},
  ): Promise<Tokens> {
    const server = await this.metadata()
    const verifier = oauth.generateRandomCodeVerifier()
    const state = oauth.generateRandomState()
    const url = new URL(server.authorization_endpoint ?? '')
    url.search = new URLSearchParams({
      client_id: client.client_id,
      redirect_uri: uri,
      response_type: 'code',
      scope,
      state,
      code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    }).toString()
    const page = await browser.open(url.href)
    const back = await browser.click(page, button, {}, /chromiumapp\.org|mozoauth2/)
    // Checks `iss`, too (RFC 9207).
    const parameters = oauth.validateAuthResponse(server, client, back.url, state)
    const response = await oauth.authorizationCodeGrantRequest(
      server,
      client,
      oauth.None(),
      parameters,
      uri,
      verifier,
      insecure,
    )
    return tokens(await oauth.processAuthorizationCodeResponse(server, client, response))
  }

  /** @throws oauth.ResponseBodyError, e.g. invalid_grant */
  async refresh(refreshToken: string): Promise<Tokens> {
    const server = await this.metadata()
    const response = await oauth.refreshTokenGrantRequest(
      server,
      client,
      oauth.None(),
      refreshToken,
      insecure,
    )
    return tokens(await oauth.processRefreshTokenResponse(server, client, response))
  }

  async revoke(token: string): Promise<void> {
    const server = await this.metadata()
    const response = await oauth.revocationRequest(server, client, oauth.None(), token, insecure)
    await oauth.processRevocationResponse(response)
  }
}

function tokens(result: oauth.TokenEndpointResponse): Tokens {
  return {
    access: result.access_token,
    refresh: result.refresh_token ?? '',
    scope: result.scope ?? '',
    expiresIn: result.expires_in ?? 0,
  }
}
