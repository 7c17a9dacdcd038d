import * as oauth from 'oauth4webapi'
import { client, discover, requestOptions } from './authorization-server.ts'
import type { Sessions } from './sessions.ts'

/**
 * Signs out: forgets the tokens here first, then tells FitTrend (RFC 7009). If FitTrend can't be
 * reached the tokens are gone from this machine all the same; false says that it wasn't told.
 * @param who id of the session; null: the one that is shown
 */
export async function signOut(
  origin: string,
  sessions: Sessions,
  who: string | null = null,
): Promise<boolean> {
  const session = await (who === null ? sessions.current() : sessions.of(who))
  if (!session) return true
  await sessions.remove(session.id)
  try {
    const server = await discover(origin)
    const token = session.refreshToken ?? session.accessToken
    const response = await oauth.revocationRequest(
      server,
      client,
      oauth.None(),
      token,
      requestOptions(origin),
    )
    await oauth.processRevocationResponse(response)
    return true
  } catch {
    return false
  }
}
