import { readForm } from '../http/body.ts'
import type { Exchange } from '../http/exchange.ts'
import { redirect, sendHtml } from '../http/reply.ts'
import { get, post, type Route } from '../http/router.ts'
import { accountOf, type Sandbox } from '../sandbox.ts'
import { consentPage } from '../site/consent-page.ts'
import { expiredPage } from '../site/message-page.ts'
import { mayPost } from '../site/request-guard.ts'
import { signInUrl } from '../site/sign-in.ts'
import { currentSession } from '../site/site-session.ts'
import { apiResource, extensionClientId } from './fittrend-provider.ts'
import { endSession, type Interaction, interactionOf, startAgain } from './interaction.ts'

/** The screens of FitTrend's OAuth server: the site's own sign-in, then Allow or Deny. */
export function fittrendInteraction(sandbox: Sandbox): Route[] {
  return [
    get('/oauth/interaction/:uid', (exchange) => show(sandbox, exchange)),
    post('/oauth/interaction/:uid', (exchange) => decide(sandbox, exchange)),
  ]
}

async function show(sandbox: Sandbox, exchange: Exchange): Promise<void> {
  const { provider } = sandbox
  const interaction = await interactionOf(provider, exchange)
  if (!interaction) return sendHtml(exchange.res, expiredPage(), 400)
  const session = currentSession(sandbox.sessions, exchange.req)
  const again = startAgain(provider, interaction)
  if (wantsAnother(interaction)) {
    await endSession(provider, interaction)
    // Signing in is what was asked for: once that is done, the request needn't ask for it again.
    const request = new URL(again)
    request.searchParams.delete('prompt')
    return redirect(exchange.res, `${signInUrl(request.pathname + request.search)}&other=1`)
  }
  if (!session) {
    await endSession(provider, interaction)
    return redirect(exchange.res, signInUrl(again.slice(sandbox.origin.length)))
  }
  if (interaction.prompt.name === 'login')
    return logIn(sandbox, exchange, interaction, session.accountId)
  sendHtml(
    exchange.res,
    consentPage({
      account: accountOf(sandbox, session.accountId),
      csrf: session.csrf,
      action: exchange.url.pathname,
      scopes: scopesOf(interaction),
    }),
  )
}

/** `prompt=login`: who is signed in on the site isn't to be taken for granted. */
function wantsAnother({ prompt, params }: Interaction): boolean {
  return prompt.name === 'login' && params.prompt === 'login'
}

async function logIn(
  sandbox: Sandbox,
  { req, res }: Exchange,
  interaction: Interaction,
  accountId: string,
): Promise<void> {
  const { provider } = sandbox
  if (interaction.session && interaction.session.accountId !== accountId) {
    await endSession(provider, interaction)
    return redirect(res, startAgain(provider, interaction))
  }
  await provider.interactionFinished(req, res, { login: { accountId } })
}

async function decide(sandbox: Sandbox, exchange: Exchange): Promise<void> {
  const { provider } = sandbox
  const { req, res } = exchange
  const form = await readForm(req)
  const session = mayPost(sandbox, exchange, form)
  const interaction = await interactionOf(provider, exchange)
  if (!session || interaction?.prompt.name !== 'consent') return sendHtml(res, expiredPage(), 403)
  if (form.get('decision') !== 'allow')
    return provider.interactionFinished(req, res, {
      error: 'access_denied',
      error_description: 'The user chose Deny.',
    })
  const grant = new provider.Grant({ accountId: session.accountId, clientId: extensionClientId })
  grant.addResourceScope(apiResource(sandbox.origin), scopesOf(interaction).join(' '))
  await provider.interactionFinished(req, res, { consent: { grantId: await grant.save() } })
}

function scopesOf(interaction: Interaction): string[] {
  return String(interaction.params.scope ?? '')
    .split(' ')
    .filter(Boolean)
}
