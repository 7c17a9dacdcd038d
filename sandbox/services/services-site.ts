import type { Exchange } from '../http/exchange.ts'
import { sendAsset, sendHtml } from '../http/reply.ts'
import { dispatch, get, type Route } from '../http/router.ts'
import { mount } from '../oauth/mount.ts'
import type { Sandbox } from '../sandbox.ts'
import { serviceResource } from './resource.ts'
import type { ServiceHost } from './service-host.ts'
import { serviceInteraction } from './service-interaction.ts'
import { serviceMessagePage } from './service-pages.ts'
import { serviceStyle } from './service-style.ts'

/**
 * Answers everything on the services' origin. No `form-action` in the policy: Chrome applies it to
 * redirects, and a service can't know where FitTrend sends the user in the end.
 */
export function servicesSite(sandbox: Sandbox): (exchange: Exchange) => Promise<void> {
  const sites = new Map([...sandbox.hosts].map(([id, host]) => [id, oneSite(sandbox, host)]))
  const assets = [get('/assets/service.css', ({ res }) => sendAsset(res, 'text/css', serviceStyle))]
  return async (exchange) => {
    exchange.res.setHeader(
      'Content-Security-Policy',
      "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'",
    )
    exchange.res.setHeader('Referrer-Policy', 'same-origin')
    if (await dispatch(assets, exchange)) return
    const site = sites.get(exchange.url.pathname.split('/')[1] ?? '')
    if (site) await site(exchange)
    else exchange.res.writeHead(404, { 'Content-Type': 'text/plain' }).end('No such service.')
  }
}

function oneSite(sandbox: Sandbox, host: ServiceHost): (exchange: Exchange) => Promise<void> {
  const routes: Route[] = [
    serviceResource(host),
    ...serviceInteraction(sandbox.servicesOrigin, host),
  ]
  const oauth = mount(`/${host.kind.id}`, host.provider)
  return async (exchange) => {
    if (await dispatch(routes, exchange)) return
    if (host.availability === 'available') return oauth(exchange)
    const text = `${host.kind.name} is not available at the moment.`
    sendHtml(exchange.res, serviceMessagePage(host.kind, text), 503)
  }
}
