import * as oauth from 'oauth4webapi'
import { failure, type Problem, type Result, success } from '../problems.ts'
import { client, discover, requestOptions } from './authorization-server.ts'
import type { LockPort } from './identity-port.ts'
import { oauthProblem } from './oauth-problem.ts'
import type { Session, Sessions } from './sessions.ts'
import { toSession } from './sign-in.ts'

/** A token this close to its end would expire on the way. */
const marginMs = 30_000

/**
 * A valid access token for a session. Refresh tokens rotate and are single-use (RFC 9700, 4.14.2):
 * one refresh at a time over all windows, saved before its token is used. If the worker dies between
 * answer and save, the next refresh is refused: one sign-in at the most.
 * @param rejected a token that the API has refused, so that it isn't handed out again.
 * @param who id of the session or of its account; null: the one that is shown
 */
export function accessToken(
  origin: string,
  sessions: Sessions,
  locks: LockPort,
  now: () => number,
  rejected: string | null,
  who: string | null = null,
): Promise<Result<string>> {
  return locks.exclusive('access-token', async () => {
    const session = await (who === null ? sessions.current() : sessions.of(who))
    if (!session) return failure({ kind: 'signed-out' })
    const isFresh = session.expiresAt === null || session.expiresAt > now() + marginMs
    if (isFresh && session.accessToken !== rejected) return success(session.accessToken)
    const refreshed = await refresh(origin, sessions, session, now)
    return refreshed.ok ? success(refreshed.value.accessToken) : refreshed
  })
}

async function refresh(
  origin: string,
  sessions: Sessions,
  session: Session,
  now: () => number,
): Promise<Result<Session>> {
  if (session.refreshToken === null) return await ended(sessions, session)
  try {
    const server = await discover(origin)
    const response = await oauth.refreshTokenGrantRequest(
      server,
      client,
      oauth.None(),
      session.refreshToken,
      requestOptions(origin),
    )
    const tokens = await oauth.processRefreshTokenResponse(server, client, response)
    const { id } = session
    // Signed out meanwhile: to save the answer would be to sign in again.
    const renewed = await sessions.update(id, (it) => toSession(id, tokens, now(), it))
    return renewed ? success(renewed) : failure({ kind: 'signed-out' })
  } catch (error) {
    if (isFinal(error)) return await ended(sessions, session)
    return failure(refreshProblem(error, now()))
  }
}

/** invalid_grant: the refresh token is spent, expired or revoked (RFC 6749, 5.2). */
function isFinal(error: unknown): boolean {
  return error instanceof oauth.ResponseBodyError && error.error === 'invalid_grant'
}

function refreshProblem(error: unknown, now: number): Problem {
  const problem = oauthProblem(error, now)
  return problem.kind === 'sign-in-failed' ? { kind: 'malformed', detail: problem.detail } : problem
}

async function ended(sessions: Sessions, session: Session): Promise<Result<never>> {
  await sessions.remove(session.id)
  return failure({ kind: 'signed-out' })
}
