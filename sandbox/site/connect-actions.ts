import { checkScopes } from '../engine/scope-check.ts'
import { readForm } from '../http/body.ts'
import type { Exchange } from '../http/exchange.ts'
import { redirect, sendHtml } from '../http/reply.ts'
import { post, type Route } from '../http/router.ts'
import type { Account } from '../model/account.ts'
import type { Connection } from '../model/connection.ts'
import type { Session } from '../model/sessions.ts'
import { accountOf, hostOf, type Sandbox } from '../sandbox.ts'
import { variantFor } from '../variants/index.ts'
import { startTrip } from './consent-trip.ts'
import { isLookAlike, stepOnLookAlike } from './look-alikes.ts'
import { messagePage } from './message-page.ts'
import { mayPost } from './request-guard.ts'
import { signInUrl } from './sign-in.ts'
import { currentSession } from './site-session.ts'

/** What the steps of the Connect page do. Each is one POST with the session's CSRF token. */
export function connectActionRoutes(sandbox: Sandbox): Route[] {
  const step = (name: keyof typeof steps) =>
    post(`/account/connect/:service/${name}`, (exchange) => act(sandbox, exchange, name))
  return [step('settings'), step('disable'), step('remove'), step('enable')]
}

type StepName = keyof typeof steps

interface Step {
  sandbox: Sandbox
  account: Account
  session: Session
  service: string
  form: URLSearchParams
}

/** Answers with where to go, or null for back to the Connect page. */
type Act = (step: Step) => string | null | Promise<string | null>

async function act(sandbox: Sandbox, exchange: Exchange, name: StepName): Promise<void> {
  const { req, res, params } = exchange
  if (!currentSession(sandbox.sessions, req)) return redirect(res, signInUrl('/account/connect'))
  const form = await readForm(req)
  const session = mayPost(sandbox, exchange, form)
  const service = params.service ?? ''
  if (!session)
    return sendHtml(res, messagePage('Not allowed', 'Reload the page and try again.'), 403)
  const account = accountOf(sandbox, session.accountId)
  if (isLookAlike(service)) {
    stepOnLookAlike(sandbox, account, service, name)
    redirect(res, '/account/connect')
    return
  }
  if (!sandbox.hosts.has(service))
    return sendHtml(res, messagePage('Not found', 'No such service.'), 404)
  const step = { sandbox, account, session, service, form }
  if (isRefused(step, name))
    return sendHtml(res, messagePage('Try again', 'FitTrend is busy at the moment.'), 503)
  redirect(res, (await steps[name](step)) ?? '/account/connect')
}

const steps = { settings, disable, remove, enable } satisfies Record<string, Act>

/** Some variants show what a page does when the server refuses a step. */
function isRefused(step: Step, name: StepName): boolean {
  const { sandbox, session, service } = step
  const refusesOnce: readonly string[] = variantFor(sandbox, session).refusesOnce ?? []
  if (!refusesOnce.includes(name) || session.refused.has(name)) return false
  session.refused.add(name)
  sandbox.log.add('refused', session.accountId, service, { why: 'The server is busy.' })
  return true
}

function settings(step: Step): null {
  return withConnection(step, (connection) => {
    const chosen = step.form.getAll('types')
    for (const type of Object.keys(connection.settings))
      connection.settings[type] = chosen.includes(type)
    checkScopes(connection)
    done(step, 'settings', 'Your Connect Settings are saved.')
  })
}

function disable(step: Step): null {
  return withConnection(step, (connection) => {
    if (connection.disabled) return refuse(step, 'It is disabled already.')
    connection.disabled = true
    connection.token = null
    connection.problem = null
    connection.pausedUntil = null
    done(step, 'disable', `${nameOf(step)} is disabled.`)
  })
}

function remove(step: Step): null {
  return withConnection(step, (connection) => {
    if (!connection.disabled) return refuse(step, 'Disable it first.')
    // The archive stays: data already imported is the user's.
    step.account.connections.delete(step.service)
    done(step, 'remove', `${nameOf(step)} is removed.`)
  })
}

async function enable(step: Step): Promise<string | null> {
  const { sandbox, account, service } = step
  if (account.connections.has(service)) return refuse(step, 'It is connected already.')
  if (hostOf(sandbox, service).availability !== 'available')
    return refuse(step, 'It is not available at the moment.')
  sandbox.log.add('enable', account.id, service)
  const trip = await startTrip(sandbox, account.id, service, null)
  if (!trip) step.session.notice = `${nameOf(step)} does not answer. Try again later.`
  return trip
}

function withConnection(step: Step, change: (connection: Connection) => void): null {
  const connection = step.account.connections.get(step.service)
  if (connection) change(connection)
  else refuse(step, 'It is not connected.')
  return null
}

function done(step: Step, kind: 'settings' | 'disable' | 'remove', notice: string): void {
  step.session.notice = notice
  step.sandbox.log.add(kind, step.account.id, step.service)
}

function refuse(step: Step, why: string): null {
  step.session.notice = `${nameOf(step)}: ${why}`
  step.sandbox.log.add('refused', step.account.id, step.service, { why })
  return null
}

function nameOf({ sandbox, service }: Step): string {
  return hostOf(sandbox, service).kind.name
}
