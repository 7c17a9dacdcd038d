import type { Exchange } from '../http/exchange.ts'
import type { Html } from '../http/html.ts'
import { sendHtml } from '../http/reply.ts'
import type { Session } from '../model/sessions.ts'
import { accountOf, type Sandbox } from '../sandbox.ts'
import { assetPaths } from '../variants/assets.ts'
import { surroundings } from '../variants/surroundings.ts'
import type { PageVariant } from '../variants/variant.ts'
import { type ConnectView, connectView } from './connect-view.ts'
import { layout } from './layout.ts'
import { withLookAlikes } from './look-alikes.ts'
import { securityHeaders } from './security-headers.ts'

/** Sends a page of a variant: its Connect page, or another that only it has. */
export function sendVariantPage(
  sandbox: Sandbox,
  { res }: Exchange,
  session: Session,
  variant: PageVariant,
  draw: (view: ConnectView) => Html,
): void {
  const view = variantView(sandbox, session, variant)
  const { scripts, styles } = assetPaths(variant)
  const body = draw(view)
  securityHeaders(sandbox, res, variant.csp)
  sendHtml(
    res,
    layout({
      title: 'Connect',
      account: view.accountName,
      csrf: session.csrf,
      body: variant.isBare ? body : surroundings(body),
      scripts: ['/assets/clicks.js', ...scripts],
      styles,
      header: variant.header?.(view),
    }),
  )
}

/** What a page of that variant shows. */
export function variantView(
  sandbox: Sandbox,
  session: Session,
  { isBare }: PageVariant,
): ConnectView {
  const account = accountOf(sandbox, session.accountId)
  const view = connectView(sandbox, account, session)
  return isBare ? view : withLookAlikes(view, account)
}
