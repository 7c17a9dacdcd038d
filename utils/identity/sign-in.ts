import * as oauth from 'oauth4webapi'
import { failure, type Result, success } from '../problems.ts'
import { client, discover, requestOptions, scopes } from './authorization-server.ts'
import { FlowBusyError, type IdentityPort } from './identity-port.ts'
import { oauthProblem } from './oauth-problem.ts'
import type { Session, Sessions } from './sessions.ts'

/**
 * Signs in to FitTrend: authorization code with PKCE S256 and state (RFC 9700, 2.1.1), `iss` required
 * in the response (RFC 9207). State and verifier live in memory only: if the worker dies meanwhile,
 * the answer can't be used by anyone and the user signs in once more.
 * @param another whether FitTrend is to ask who signs in, though somebody is
 */
export async function signIn(
  origin: string,
  identity: IdentityPort,
  sessions: Sessions,
  now: () => number,
  another = false,
): Promise<Result<Session>> {
  try {
    const server = await discover(origin)
    const verifier = oauth.generateRandomCodeVerifier()
    const state = oauth.generateRandomState()
    const url = await authorizationUrl(server, identity.redirectUri, state, verifier, another)
    const answer = await launch(identity, url)
    if (!answer.ok) return answer
    const parameters = responseParameters(server, answer.value, identity.redirectUri, state)
    const response = await oauth.authorizationCodeGrantRequest(
      server,
      client,
      oauth.None(),
      parameters,
      identity.redirectUri,
      verifier,
      requestOptions(origin),
    )
    const tokens = await oauth.processAuthorizationCodeResponse(server, client, response)
    const session = toSession(crypto.randomUUID(), tokens, now())
    await sessions.save(session)
    return success(session)
  } catch (error) {
    return failure(oauthProblem(error, now()))
  }
}

async function authorizationUrl(
  server: oauth.AuthorizationServer,
  redirectUri: string,
  state: string,
  verifier: string,
  another: boolean,
): Promise<string> {
  if (!server.authorization_endpoint) throw new Error('no authorization endpoint')
  const url = new URL(server.authorization_endpoint)
  url.search = new URLSearchParams({
    ...Object.fromEntries(url.searchParams),
    client_id: client.client_id,
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: scopes,
    state,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    // Who is signed in on the site isn't taken for granted (OpenID Connect Core 1.0, 3.1.2.1).
    ...(another ? { prompt: 'login' } : {}),
  }).toString()
  return url.href
}

async function launch(identity: IdentityPort, url: string): Promise<Result<string>> {
  try {
    return success(await identity.launch(url))
  } catch (error) {
    if (error instanceof FlowBusyError) return failure({ kind: 'sign-in-busy' })
    // Neither browser tells closing from refusing; both are the user's decision.
    return failure({ kind: 'sign-in-cancelled' })
  }
}

/** Checks where the answer came to, and state and iss in it (the library refuses duplicates). */
function responseParameters(
  server: oauth.AuthorizationServer,
  answer: string,
  redirectUri: string,
  state: string,
): URLSearchParams {
  const url = new URL(answer)
  if (`${url.origin}${url.pathname}` !== redirectUri) throw new Error('foreign redirect')
  // The contract promises iss; a server's metadata that forgets to say so must not switch the check off.
  const strict = { ...server, authorization_response_iss_parameter_supported: true }
  return oauth.validateAuthResponse(strict, client, url, state)
}

/**
 * A session from a token response; a refresh that brings no new refresh token keeps the old one. No
 * scope in the response means the one asked for (RFC 6749, 5.1), and after a refresh the one of before (6).
 */
export function toSession(
  id: string,
  tokens: oauth.TokenEndpointResponse,
  now: number,
  previous: Session | null = null,
): Session {
  return {
    // The user's choice of the account that is shown outlives its tokens.
    ...previous,
    id,
    account: previous?.account ?? null,
    accessToken: tokens.access_token,
    expiresAt: tokens.expires_in === undefined ? null : now + tokens.expires_in * 1000,
    refreshToken: tokens.refresh_token ?? previous?.refreshToken ?? null,
    signedInAt: previous?.signedInAt ?? now,
    scope: tokens.scope ?? (previous ? previous.scope : scopes),
  }
}
