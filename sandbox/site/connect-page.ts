import type { Exchange } from '../http/exchange.ts'
import { redirect, sendAsset, sendHtml } from '../http/reply.ts'
import { get, type Route } from '../http/router.ts'
import type { Session } from '../model/sessions.ts'
import { accountOf, type Sandbox } from '../sandbox.ts'
import { variantNamed, variants } from '../variants/index.ts'
import { plain } from '../variants/plain.ts'
import type { PageVariant } from '../variants/variant.ts'
import { clickScript } from './click-script.ts'
import { connectView } from './connect-view.ts'
import { layout } from './layout.ts'
import { signInUrl } from './sign-in.ts'
import { currentSession } from './site-session.ts'

/** My Account > Connect, drawn by the variant in force, and the assets of all variants. */
export function connectPageRoutes(sandbox: Sandbox): Route[] {
  return [
    get('/account/connect', (exchange) => show(sandbox, exchange)),
    get('/assets/clicks.js', ({ res }) => sendAsset(res, 'text/javascript', clickScript)),
    ...variants.flatMap((variant) => variant.routes?.(sandbox) ?? []),
  ]
}

async function show(sandbox: Sandbox, { req, res, url }: Exchange): Promise<void> {
  const session = currentSession(sandbox.sessions, req)
  if (!session) return redirect(res, signInUrl(url.pathname + url.search))
  const asked = url.searchParams.get('variant')
  if (asked !== null) session.variant = variantNamed(asked) ? asked : null
  const variant = variantFor(sandbox, session)
  const account = accountOf(sandbox, session.accountId)
  sendHtml(
    res,
    layout({
      title: 'Connect',
      account: account.name,
      csrf: session.csrf,
      body: variant.page(connectView(sandbox, account, session)),
      scripts: ['/assets/clicks.js', ...variant.scripts],
    }),
  )
}

function variantFor(sandbox: Sandbox, session: Session): PageVariant {
  return variantNamed(session.variant ?? sandbox.knobs.variant) ?? plain
}
