import { isoTime } from '../clock.ts'
import type { Exchange } from '../http/exchange.ts'
import { type Html, html } from '../http/html.ts'
import { redirect, sendAsset, sendHtml } from '../http/reply.ts'
import { get, type Route } from '../http/router.ts'
import { accountOf, type Sandbox } from '../sandbox.ts'
import { layout } from './layout.ts'
import { signInUrl } from './sign-in.ts'
import { currentSession } from './site-session.ts'
import { siteStyle } from './style.ts'

/** The site's other pages: home, inbox, contact, and the help article. */
export function pageRoutes(sandbox: Sandbox): Route[] {
  const page = (path: string, title: string, body: Html) =>
    get(path, (exchange) => show(sandbox, exchange, title, body))
  return [
    page('/', 'Your journal', home),
    page('/help/reset-connection', 'Reset a connection', resetArticle),
    page('/contact', 'Contact FitTrend', contact),
    get('/account/inbox', (exchange) => inbox(sandbox, exchange)),
    get('/assets/site.css', ({ res }) => sendAsset(res, 'text/css', siteStyle)),
    get('/favicon.ico', ({ res }) => void res.writeHead(204).end()),
  ]
}

function show(sandbox: Sandbox, { req, res }: Exchange, title: string, body: Html): void {
  const session = currentSession(sandbox.sessions, req)
  const account = session && accountOf(sandbox, session.accountId).name
  sendHtml(res, layout({ title, account, csrf: session?.csrf ?? '', body }))
}

async function inbox(sandbox: Sandbox, exchange: Exchange): Promise<void> {
  const session = currentSession(sandbox.sessions, exchange.req)
  if (!session) return redirect(exchange.res, signInUrl('/account/inbox'))
  const { inbox: messages } = accountOf(sandbox, session.accountId)
  const body = html`<h1>Inbox</h1>
${messages.length === 0 && html`<p>No messages.</p>`}
${messages.map(
  ({ at, subject, text }) =>
    html`<article class="entry"><h2>${subject}</h2><p>${text}</p><p><time datetime="${isoTime(at)}">${isoTime(at)}</time></p></article>`,
)}`
  show(sandbox, exchange, 'Inbox', body)
}

const home = html`<h1>FitTrend</h1>
<p>A journal of your steps, sleep, weight and workouts, from the devices that you wear anyway.</p>`

const contact = html`<h1>Contact FitTrend</h1>
<p>If an import doesn't go on after a reset, write to us and attach the report.</p>`

const resetArticle = html`<article>
<h1>Reset a connection</h1>
<p>A connection to a service can break when the network fails while the permission is renewed, or when
several FitTrend accounts import from the same account of the service; we recommend one account per user.
The permission then expires, and the import stops. To reset the connection, on any device:</p>
<ol>
<li>Go to My Account &gt; Connect.</li>
<li>Click the (+) beside the service's name.</li>
<li>Click Disable.</li>
<li>Click Remove. Data that was already imported stays.</li>
<li>Click Enable Service and select the service.</li>
<li>Click Enable and grant permission on the service's own screens.</li>
</ol>
<p>The import goes on from the point where it left off. If it doesn't, <a href="/contact">contact us</a>.</p>
<p>"Import paused" in your inbox is not a fault: the service limits requests, and the import goes on by
itself.</p>
</article>`
