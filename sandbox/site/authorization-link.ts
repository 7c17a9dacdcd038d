import { now } from '../clock.ts'
import type { Exchange } from '../http/exchange.ts'
import { redirect, sendHtml } from '../http/reply.ts'
import { get, type Route } from '../http/router.ts'
import type { Authorization } from '../model/pending.ts'
import type { Sandbox } from '../sandbox.ts'
import type { TripResult } from './consent-callback.ts'
import { startTrip } from './consent-trip.ts'
import { messagePage } from './message-page.ts'
import { signInUrl } from './sign-in.ts'
import { siteAccountId } from './site-session.ts'

/** Path of the URL that `authorizations` of the API hands out. */
export function authorizationPath(id: string): string {
  return `/account/connect/authorize/${id}`
}

/**
 * Opens an authorization: to the service's consent screen, if this browser is signed in to the
 * account that it was made for (otherwise a link could connect someone else's service). Opening
 * doesn't spend it: each opening is a trip of its own, and the first that ends spends it.
 */
export function authorizationLinkRoute(sandbox: Sandbox): Route {
  return get(authorizationPath(':id'), (exchange) => open(sandbox, exchange))
}

async function open(sandbox: Sandbox, { req, res, url, params }: Exchange): Promise<void> {
  const authorization = sandbox.pending.authorizations.get(params.id ?? '')
  if (!authorization) return sendHtml(res, messagePage('Not found', 'This link is not known.'), 404)
  if (authorization.ended || authorization.expiresAt <= now())
    return redirect(res, backToExtension(authorization, 'expired'))
  const accountId = siteAccountId(sandbox.sessions, req)
  if (accountId !== authorization.accountId)
    return redirect(res, signInUrl(url.pathname) + (accountId ? '&other=1' : ''))
  const { id, service } = authorization
  const trip = await startTrip(sandbox, accountId, service, id)
  if (!trip) authorization.ended = true
  redirect(res, trip ?? backToExtension(authorization, 'service_error'))
}

/** Spends an authorization; answers with where the extension waits for the result. */
export function endAuthorization(sandbox: Sandbox, id: string, result: TripResult): string {
  const authorization = sandbox.pending.authorizations.get(id)
  if (!authorization) return '/account/connect'
  authorization.ended = true
  return backToExtension(authorization, result)
}

function backToExtension(
  { redirectUri, state }: Authorization,
  result: TripResult | 'expired',
): string {
  const url = new URL(redirectUri)
  url.searchParams.set('state', state)
  url.searchParams.set(result === 'connected' ? 'result' : 'error', result)
  return url.href
}
