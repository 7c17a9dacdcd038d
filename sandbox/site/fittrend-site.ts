import { setTimeout as delay } from 'node:timers/promises'
import { apiRoutes } from '../api/api.ts'
import { BodyError } from '../http/body.ts'
import type { Exchange } from '../http/exchange.ts'
import { sendHtml } from '../http/reply.ts'
import { dispatch, type Route } from '../http/router.ts'
import { fittrendInteraction } from '../oauth/fittrend-interaction.ts'
import { mount } from '../oauth/mount.ts'
import type { Sandbox } from '../sandbox.ts'
import { answerScene } from '../scenes/scene-server.ts'
import { authorizationLinkRoute } from './authorization-link.ts'
import { clicksRoute } from './clicks.ts'
import { connectActionRoutes } from './connect-actions.ts'
import { connectPageRoutes } from './connect-page.ts'
import { consentCallbackRoute } from './consent-callback.ts'
import { messagePage } from './message-page.ts'
import { pageRoutes } from './pages.ts'
import { securityHeaders } from './security-headers.ts'
import { signInRoutes } from './sign-in.ts'

/** Answers everything on FitTrend's origin: site, API, OAuth, and the sandbox's own scenes. */
export function fittrendSite(sandbox: Sandbox): (exchange: Exchange) => Promise<void> {
  const answerApi = apiRoutes(sandbox)
  const site = siteRoutes(sandbox)
  const interaction = fittrendInteraction(sandbox)
  const oauth = mount('/oauth', sandbox.provider)
  return async (exchange) => {
    const path = exchange.url.pathname
    if (path.startsWith('/sandbox/')) return answerScene(sandbox, exchange)
    const isOAuth = path.startsWith('/oauth/')
    const isApi = path.startsWith('/api/')
    if (sandbox.knobs.apiOff && (isApi || isOAuth)) return notFound(exchange)
    if (isApi) return answerApi(exchange)
    securityHeaders(sandbox, exchange.res)
    const { site: siteMs, sitePath } = sandbox.knobs.latencyMs
    if (sitePath === null || sitePath === path) await delay(siteMs)
    if (isOAuth && !(await dispatch(interaction, exchange))) return oauth(exchange)
    if (!isOAuth) return answerPage(site, exchange)
  }
}

function siteRoutes(sandbox: Sandbox): Route[] {
  return [
    ...pageRoutes(sandbox),
    ...signInRoutes(sandbox),
    ...connectPageRoutes(sandbox),
    ...connectActionRoutes(sandbox),
    clicksRoute(sandbox),
    consentCallbackRoute(sandbox),
    authorizationLinkRoute(sandbox),
  ]
}

async function answerPage(routes: Route[], exchange: Exchange): Promise<void> {
  try {
    if (!(await dispatch(routes, exchange))) notFound(exchange)
  } catch (error) {
    if (!(error instanceof BodyError)) throw error
    sendHtml(exchange.res, messagePage('Not understood', error.message), error.status)
  }
}

function notFound({ res }: Exchange): void {
  sendHtml(res, messagePage('Not found', 'There is no such page.'), 404)
}
