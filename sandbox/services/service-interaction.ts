import { readForm } from '../http/body.ts'
import type { Exchange } from '../http/exchange.ts'
import { redirect, sendHtml } from '../http/reply.ts'
import { get, post, type Route } from '../http/router.ts'
import { endSession, type Interaction, interactionOf, startAgain } from '../oauth/interaction.ts'
import { isSameOrigin } from '../site/request-guard.ts'
import type { ServiceHost } from './service-host.ts'
import { serviceConsentPage, serviceMessagePage, serviceSignInPage } from './service-pages.ts'
import { fittrendClientId } from './service-provider.ts'
import { checkServiceUser, serviceUser } from './service-users.ts'

/** A service's own screens: sign in, then which data FitTrend may have, Allow or Deny. */
export function serviceInteraction(servicesOrigin: string, host: ServiceHost): Route[] {
  const base = `/${host.kind.id}/interaction/:uid`
  return [
    get(base, (exchange) => show(host, exchange)),
    post(base, (exchange) => answer(servicesOrigin, host, exchange)),
  ]
}

async function show(host: ServiceHost, exchange: Exchange): Promise<void> {
  const interaction = await interactionOf(host.provider, exchange)
  if (!interaction) return sendHtml(exchange.res, serviceMessagePage(host.kind, expired), 400)
  const action = exchange.url.pathname
  if (interaction.prompt.name === 'login')
    return sendHtml(
      exchange.res,
      serviceSignInPage({ kind: host.kind, action, email: '', error: null }),
    )
  const user = serviceUser(interaction.session?.accountId ?? '')
  const page = {
    kind: host.kind,
    action,
    email: user?.email ?? '',
    types: typesAsked(host, interaction),
  }
  sendHtml(exchange.res, serviceConsentPage(page))
}

const expired = 'This request has expired. Go back to FitTrend and start again.'

async function answer(
  servicesOrigin: string,
  host: ServiceHost,
  exchange: Exchange,
): Promise<void> {
  const form = await readForm(exchange.req)
  const interaction = await interactionOf(host.provider, exchange)
  if (!interaction || !isSameOrigin(servicesOrigin, exchange.req))
    return sendHtml(exchange.res, serviceMessagePage(host.kind, expired), 403)
  if (interaction.prompt.name === 'login') return signIn(host, exchange, form)
  switch (form.get('decision')) {
    case 'allow':
      return allow(host, exchange, interaction, form.getAll('types'))
    case 'switch':
      await endSession(host.provider, interaction)
      return redirect(exchange.res, startAgain(host.provider, interaction))
    default:
      return host.provider.interactionFinished(exchange.req, exchange.res, {
        error: 'access_denied',
      })
  }
}

async function signIn(host: ServiceHost, exchange: Exchange, form: URLSearchParams): Promise<void> {
  const email = form.get('email') ?? ''
  const user = checkServiceUser(email, form.get('password') ?? '')
  if (user) {
    const login = { accountId: user.id }
    return host.provider.interactionFinished(exchange.req, exchange.res, { login })
  }
  const error = 'The email or the password is wrong.'
  const page = { kind: host.kind, action: exchange.url.pathname, email, error }
  sendHtml(exchange.res, serviceSignInPage(page), 401)
}

async function allow(
  host: ServiceHost,
  { req, res }: Exchange,
  interaction: Interaction,
  chosen: string[],
): Promise<void> {
  const accountId = interaction.session?.accountId ?? ''
  const asked = typesAsked(host, interaction)
  const granted = asked.filter((type) => chosen.includes(type))
  const refused = asked.filter((type) => !chosen.includes(type))
  // One app has one grant per user: a new consent ends the one before, with its tokens. This is what
  // lets two FitTrend accounts on one service account break each other.
  host.store.revokeGrantsOf(accountId, fittrendClientId)
  const grant = new host.provider.Grant({ accountId, clientId: fittrendClientId })
  grant.addOIDCScope(['openid', ...granted].join(' '))
  if (refused.length > 0) grant.rejectOIDCScope(refused.join(' '))
  await host.provider.interactionFinished(req, res, { consent: { grantId: await grant.save() } })
}

function typesAsked(host: ServiceHost, interaction: Interaction): string[] {
  const asked = String(interaction.params.scope ?? '').split(' ')
  return host.kind.dataTypes.filter((type) => asked.includes(type))
}
