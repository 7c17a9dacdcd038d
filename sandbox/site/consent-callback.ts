import { type ConnectResult, connect } from '../engine/connect.ts'
import { ServiceError } from '../engine/service-error.ts'
import type { Exchange } from '../http/exchange.ts'
import { redirect, sendHtml } from '../http/reply.ts'
import { get, type Route } from '../http/router.ts'
import type { ConsentTrip } from '../model/pending.ts'
import { accountOf, clientOf, hostOf, type Sandbox } from '../sandbox.ts'
import { endAuthorization } from './authorization-link.ts'
import { messagePage } from './message-page.ts'
import { currentSession, siteAccountId } from './site-session.ts'

/** How a trip to a service ended; the errors are the API's. */
export type TripResult = ConnectResult | 'access_denied' | 'service_error'

/** Where a service sends the user back to, with a code or an error. */
export function consentCallbackRoute(sandbox: Sandbox): Route {
  return get('/account/connect/callback/:service', (exchange) => back(sandbox, exchange))
}

async function back(sandbox: Sandbox, { req, res, url, params }: Exchange): Promise<void> {
  const state = url.searchParams.get('state') ?? ''
  const trip = sandbox.pending.trips.get(state)
  const isTheirs = trip && siteAccountId(sandbox.sessions, req) === trip.accountId
  if (!trip || !isTheirs || trip.service !== params.service)
    return sendHtml(
      res,
      messagePage('This request has expired', 'Start again on the Connect page.'),
      400,
    )
  sandbox.pending.trips.delete(state)
  const result = await sandbox.exclusive(() =>
    end(sandbox, trip, new URL(url.pathname + url.search, sandbox.origin)),
  )
  record(sandbox, trip, result)
  if (trip.authorizationId !== null)
    return redirect(res, endAuthorization(sandbox, trip.authorizationId, result))
  tell(sandbox, req, trip, result)
  redirect(res, '/account/connect')
}

async function end(sandbox: Sandbox, trip: ConsentTrip, callback: URL): Promise<TripResult> {
  try {
    const granted = await clientOf(sandbox, trip.service).exchange(callback, trip)
    return connect(sandbox, accountOf(sandbox, trip.accountId), trip.service, granted)
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    const { failure } = error
    const isDenied = failure.kind === 'refused' && failure.error === 'access_denied'
    return isDenied ? 'access_denied' : 'service_error'
  }
}

function record(sandbox: Sandbox, { accountId, service }: ConsentTrip, result: TripResult): void {
  const isConnected = result === 'connected' || result === 'scope_missing'
  sandbox.log.add(isConnected ? 'connected' : 'connect-failed', accountId, service, { result })
}

const notices: Record<TripResult, string> = {
  connected: 'is enabled. The import goes on where it left off.',
  scope_missing: 'is enabled, but does not share all of the data that you chose.',
  access_denied: 'was not enabled: you did not give permission.',
  account_in_use: 'was not enabled: another FitTrend account imports from this account.',
  service_error: 'was not enabled: the service did not answer. Try again later.',
}

function tell(sandbox: Sandbox, req: Exchange['req'], trip: ConsentTrip, result: TripResult): void {
  const session = currentSession(sandbox.sessions, req)
  if (session) session.notice = `${hostOf(sandbox, trip.service).kind.name} ${notices[result]}`
}
