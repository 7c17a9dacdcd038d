import type { IncomingMessage, ServerResponse } from 'node:http'
import { cookie } from '../http/exchange.ts'
import type { Session, Sessions } from '../model/sessions.ts'

export const sessionCookie = 'fittrend_session'

/** `Set-Cookie` of a session; Lax, so that it comes along on the way back from a service. */
export function sessionCookieHeader(session: Session): string {
  return `${sessionCookie}=${session.id}; Path=/; HttpOnly; SameSite=Lax`
}

export function currentSession(sessions: Sessions, req: IncomingMessage): Session | null {
  return sessions.find(cookie(req, sessionCookie))
}

/** Account that this browser is signed in to. */
export function siteAccountId(sessions: Sessions, req: IncomingMessage): string | undefined {
  return currentSession(sessions, req)?.accountId
}

export function dropSessionCookie(res: ServerResponse): void {
  res.appendHeader('Set-Cookie', `${sessionCookie}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0`)
}
