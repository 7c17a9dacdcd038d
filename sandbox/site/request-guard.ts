import type { IncomingMessage } from 'node:http'
import type { Exchange } from '../http/exchange.ts'
import type { Session } from '../model/sessions.ts'
import type { Sandbox } from '../sandbox.ts'
import { currentSession } from './site-session.ts'

/**
 * Whether a request comes from a page of this origin. Browsers send `Origin` with every POST; one
 * without it, and without `Sec-Fetch-Site`, is refused (OWASP, CSRF Prevention Cheat Sheet).
 */
export function isSameOrigin(origin: string, req: IncomingMessage): boolean {
  if (req.headers.origin !== undefined) return req.headers.origin === origin
  return req.headers['sec-fetch-site'] === 'same-origin'
}

/** The session of a form that may be taken: same origin, signed in, right CSRF token. */
export function mayPost(
  sandbox: Sandbox,
  { req }: Exchange,
  form: URLSearchParams,
): Session | null {
  const session = currentSession(sandbox.sessions, req)
  const isRight = session !== null && form.get('csrf') === session.csrf
  return isRight && isSameOrigin(sandbox.origin, req) ? session : null
}
