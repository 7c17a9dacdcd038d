import { setTimeout as delay } from 'node:timers/promises'
import { isoTime, now } from '../clock.ts'
import { BodyError } from '../http/body.ts'
import type { Exchange } from '../http/exchange.ts'
import { dispatch, get, post, put, type Route } from '../http/router.ts'
import type { Sandbox } from '../sandbox.ts'
import { createAuthorization } from './authorizations.ts'
import { listConnections } from './connections.ts'
import { type Fault, faultName, sendFault } from './fault.ts'
import { listImports } from './imports.ts'
import { Problem, sendProblem } from './problem.ts'
import { listServices } from './services.ts'
import { putSettings } from './settings.ts'

/** The API of docs/fittrend-api.yaml, with its access log and the faults that scenes ask for. */
export function apiRoutes(sandbox: Sandbox): (exchange: Exchange) => Promise<void> {
  const routes = routesOf(sandbox, false)
  const halfValidRoutes = routesOf(sandbox, true)
  return async (exchange) => {
    const fault = takeFault(sandbox, exchange.url.pathname)
    logWhenDone(sandbox, exchange, fault)
    await delay(sandbox.knobs.latencyMs.api)
    if (fault?.kind === 'half-valid') await answer(halfValidRoutes, exchange)
    else if (fault) await sendFault(fault, exchange)
    else await answer(routes, exchange)
  }
}

function routesOf(sandbox: Sandbox, isHalfValid: boolean): Route[] {
  return [
    get('/api/v1/connections', (one) => listConnections(sandbox, one, isHalfValid)),
    get('/api/v1/services', (one) => listServices(sandbox, one)),
    get('/api/v1/connections/:service/imports', (one) => listImports(sandbox, one)),
    put('/api/v1/connections/:service/settings', (one) => putSettings(sandbox, one)),
    post('/api/v1/connections/:service/authorizations', (one) => createAuthorization(sandbox, one)),
  ]
}

async function answer(routes: Route[], exchange: Exchange): Promise<void> {
  try {
    if (!(await dispatch(routes, exchange)))
      sendProblem(exchange.res, 404, 'not_found', 'The API has no such path.')
  } catch (error) {
    if (error instanceof Problem) sendProblem(exchange.res, error.status, error.code, error.message)
    else if (error instanceof BodyError)
      sendProblem(exchange.res, error.status, 'invalid_body', error.message)
    else throw error
  }
}

/** The fault for this request, if any; counts the use, and ends the fault after the last. */
function takeFault({ knobs }: Sandbox, path: string): Fault | null {
  const { fault } = knobs
  if (!fault || !path.startsWith(fault.path)) return null
  if (fault.next !== null) {
    fault.next -= 1
    if (fault.next <= 0) knobs.fault = null
  }
  return fault
}

function logWhenDone(sandbox: Sandbox, { req, res, url }: Exchange, fault: Fault | null): void {
  const at = isoTime(now())
  res.once('close', () =>
    sandbox.requests.add({
      at,
      method: req.method ?? '',
      path: url.pathname,
      status: res.writableFinished ? res.statusCode : null,
      ifNoneMatch: req.headers['if-none-match'] ?? null,
      fault: fault && faultName(fault),
    }),
  )
}
