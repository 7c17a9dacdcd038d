import type { Exchange } from '../http/exchange.ts'
import { redirect, sendAsset, sendJson } from '../http/reply.ts'
import { get, type Route } from '../http/router.ts'
import type { Session } from '../model/sessions.ts'
import type { Sandbox } from '../sandbox.ts'
import { assetRoutes } from '../variants/assets.ts'
import { variantFor, variantNamed, variants } from '../variants/index.ts'
import { clickScript } from './click-script.ts'
import { signInUrl } from './sign-in.ts'
import { currentSession } from './site-session.ts'
import { sendVariantPage, variantView } from './variant-page.ts'

/** My Account > Connect, drawn by the variant in force, and the assets of all variants. */
export function connectPageRoutes(sandbox: Sandbox): Route[] {
  return [
    get('/account/connect', (exchange) => show(sandbox, exchange)),
    get('/account/connect/view', (exchange) => tell(sandbox, exchange)),
    get('/assets/clicks.js', ({ res }) => sendAsset(res, 'text/javascript', clickScript)),
    ...variants.flatMap((variant) => [
      ...assetRoutes(variant),
      ...(variant.routes?.(sandbox) ?? []),
    ]),
  ]
}

function show(sandbox: Sandbox, exchange: Exchange): void {
  const { req, res, url } = exchange
  const session = currentSession(sandbox.sessions, req)
  if (session === null) redirect(res, signInUrl(url.pathname + url.search))
  else {
    chooseVariant(session, url)
    const variant = variantFor(sandbox, session)
    sendVariantPage(sandbox, exchange, session, variant, (view) => variant.page(view))
  }
}

/** `?variant=NAME` holds for the session until another is asked for. */
function chooseVariant(session: Session, url: URL): void {
  const asked = url.searchParams.get('variant')
  if (asked !== null) session.variant = variantNamed(asked) ? asked : null
}

/** What a page that renders itself asks for after each step. */
function tell(sandbox: Sandbox, { req, res }: Exchange): void {
  const session = currentSession(sandbox.sessions, req)
  if (session) sendJson(res, variantView(sandbox, session, variantFor(sandbox, session)))
  else sendJson(res, { error: 'Signed out.' }, 401)
}
