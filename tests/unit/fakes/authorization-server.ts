import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { IdentityPort } from '../../../utils/identity/identity-port.ts'
import { bodyOf, type LocalServer, localServer, sendJson } from './local-server.ts'

interface Grant {
  challenge: string
  redirectUri: string
}

/** A FitTrend authorization server, strict where the contract is; what it does wrong is set per test. */
export class AuthorizationServer implements IdentityPort, AsyncDisposable {
  readonly redirectUri = 'https://abcdef.chromiumapp.org/fittrend'
  /** Changes what the discovery document says. */
  discovery: Record<string, unknown> = {}
  /** Changes the redirect with which the window answers. */
  tamper: (answer: URL) => void = () => {}
  /** The user closes the window instead. */
  closesWindow = false
  /** Stands in for the token endpoint. */
  token: ((form: URLSearchParams, response: ServerResponse) => void | Promise<void>) | null = null
  /** Addresses that the window was asked to show. */
  readonly shown: URL[] = []
  readonly revoked: string[] = []
  tokenRequests = 0
  /** The one refresh token that is good now: they rotate and are single-use. */
  refreshToken = ''
  expiresIn: number | undefined = 300
  /** What the token response says is granted; absent: what was asked for. */
  scope: string | undefined

  readonly #codes = new Map<string, Grant>()
  #server: LocalServer | null = null
  #issued = 0

  static async start(): Promise<AuthorizationServer> {
    const server = new AuthorizationServer()
    server.#server = await localServer(
      (request, response) => void server.#answer(request, response),
    )
    return server
  }

  get origin(): string {
    return this.#server?.origin ?? ''
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#server?.[Symbol.asyncDispose]()
    this.#server = null
  }

  /** The browser's window with a user who signs in and agrees. */
  async launch(address: string): Promise<string> {
    const url = new URL(address)
    this.shown.push(url)
    if (this.closesWindow) throw new Error('The user did not approve access.')
    const ask = (name: string) => url.searchParams.get(name) ?? ''
    const code = `code-${this.shown.length}`
    this.#codes.set(code, { challenge: ask('code_challenge'), redirectUri: ask('redirect_uri') })
    const answer = new URL(ask('redirect_uri'))
    answer.search = new URLSearchParams({
      code,
      state: ask('state'),
      iss: `${this.origin}/oauth`,
    }).toString()
    this.tamper(answer)
    return answer.href
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', this.origin).pathname
    const form = new URLSearchParams(await bodyOf(request))
    switch (path) {
      case '/oauth/.well-known/openid-configuration':
        return sendJson(response, 200, this.#document())
      case '/oauth/token':
        this.tokenRequests += 1
        return this.token ? await this.token(form, response) : this.#grant(form, response)
      case '/oauth/revoke':
        this.revoked.push(form.get('token') ?? '')
        response.writeHead(200).end()
        return
      default:
        response.writeHead(404).end()
    }
  }

  #document(): Record<string, unknown> {
    const issuer = `${this.origin}/oauth`
    return {
      issuer,
      authorization_endpoint: `${issuer}/authorize?tenant=fittrend`,
      token_endpoint: `${issuer}/token`,
      revocation_endpoint: `${issuer}/revoke`,
      ...this.discovery,
    }
  }

  #grant(form: URLSearchParams, response: ServerResponse): void {
    const isGood =
      form.get('client_id') === 'reconnect' &&
      (form.get('grant_type') === 'refresh_token' ? this.#isFresh(form) : this.#isProved(form))
    if (isGood) sendJson(response, 200, this.issue())
    else sendJson(response, 400, { error: 'invalid_grant' })
  }

  #isFresh(form: URLSearchParams): boolean {
    return form.get('refresh_token') === this.refreshToken
  }

  /** PKCE, S256 (RFC 7636, 4.6); a code is good once. */
  #isProved(form: URLSearchParams): boolean {
    const code = form.get('code') ?? ''
    const grant = this.#codes.get(code)
    this.#codes.delete(code)
    const verifier = form.get('code_verifier') ?? ''
    const challenge = createHash('sha256').update(verifier).digest('base64url')
    return grant?.challenge === challenge && grant.redirectUri === form.get('redirect_uri')
  }

  /** The next pair of tokens; the refresh token before it is spent. */
  issue(): Record<string, unknown> {
    this.#issued += 1
    this.refreshToken = `refresh-${this.#issued}`
    return {
      access_token: `access-${this.#issued}`,
      token_type: 'Bearer',
      refresh_token: this.refreshToken,
      ...(this.expiresIn === undefined ? {} : { expires_in: this.expiresIn }),
      ...(this.scope === undefined ? {} : { scope: this.scope }),
    }
  }
}
