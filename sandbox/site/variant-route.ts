import { type Html, html } from '../http/html.ts'
import { redirect, sendHtml } from '../http/reply.ts'
import { get, type Route } from '../http/router.ts'
import type { Sandbox } from '../sandbox.ts'
import type { PageVariant } from '../variants/variant.ts'
import type { ConnectView } from './connect-view.ts'
import { signInUrl } from './sign-in.ts'
import { currentSession } from './site-session.ts'
import { sendVariantPage, variantView } from './variant-page.ts'

/** Draws with the data of the page; `service` is that of the path, where it names one. */
type Draw = (view: ConnectView, service: string) => Html

/** A further page of a variant, in the frame of the site. */
export function variantRoute(
  sandbox: Sandbox,
  variant: PageVariant,
  path: string,
  draw: Draw,
): Route {
  return get(path, (exchange) => {
    const { req, res, params, url } = exchange
    const session = currentSession(sandbox.sessions, req)
    const service = params.service ?? ''
    if (session === null) redirect(res, signInUrl(url.pathname))
    else sendVariantPage(sandbox, exchange, session, variant, (view) => draw(view, service))
  })
}

/** A piece of markup, or a document of its own, without the frame of the site. */
export function partRoute(sandbox: Sandbox, variant: PageVariant, path: string, draw: Draw): Route {
  return get(path, ({ req, res, params }) => {
    const session = currentSession(sandbox.sessions, req)
    if (session === null) sendHtml(res, html`<p>Sign in again.</p>`, 401)
    else sendHtml(res, draw(variantView(sandbox, session, variant), params.service ?? ''))
  })
}
