import { readForm } from '../http/body.ts'
import type { Exchange } from '../http/exchange.ts'
import { type Html, html } from '../http/html.ts'
import { redirect, sendHtml } from '../http/reply.ts'
import { get, post, type Route } from '../http/router.ts'
import type { Sandbox } from '../sandbox.ts'
import { layout } from './layout.ts'
import { isSameOrigin, mayPost } from './request-guard.ts'
import { currentSession, dropSessionCookie, sessionCookieHeader } from './site-session.ts'

/** The sign-in page, which leads back to `path` of this site afterwards. */
export function signInUrl(path: string): string {
  return `/sign-in?return=${encodeURIComponent(path)}`
}

export function signInRoutes(sandbox: Sandbox): Route[] {
  return [
    get('/sign-in', (exchange) => show(sandbox, exchange)),
    post('/sign-in', (exchange) => signIn(sandbox, exchange)),
    post('/sign-out', (exchange) => signOut(sandbox, exchange)),
  ]
}

async function show(sandbox: Sandbox, { req, res, url }: Exchange): Promise<void> {
  const target = safeReturn(url.searchParams.get('return'))
  // Someone signed in is shown the form only where another account is wanted.
  if (currentSession(sandbox.sessions, req) && !url.searchParams.has('other'))
    return redirect(res, target)
  sendHtml(res, page(target, '', url.searchParams.has('other') ? otherAccount : null))
}

const otherAccount = 'This request is for another FitTrend account. Sign in with that one.'

async function signIn(sandbox: Sandbox, { req, res }: Exchange): Promise<void> {
  const form = await readForm(req)
  const target = safeReturn(form.get('return'))
  const email = form.get('email') ?? ''
  const account = sandbox.accounts.find((one) => one.email === email.trim().toLowerCase())
  const isRight = account !== undefined && account.password === form.get('password')
  if (!isRight || !isSameOrigin(sandbox.origin, req))
    return sendHtml(res, page(target, email, 'The email or the password is wrong.'), 401)
  const before = currentSession(sandbox.sessions, req)
  if (before) sandbox.sessions.close(before.id)
  res.appendHeader('Set-Cookie', sessionCookieHeader(sandbox.sessions.open(account.id)))
  sandbox.log.add('sign-in', account.id, null)
  redirect(res, target)
}

async function signOut(sandbox: Sandbox, exchange: Exchange): Promise<void> {
  const session = mayPost(sandbox, exchange, await readForm(exchange.req))
  if (session) {
    sandbox.sessions.close(session.id)
    sandbox.log.add('sign-out', session.accountId, null)
    dropSessionCookie(exchange.res)
  }
  redirect(exchange.res, '/')
}

/** Only paths of this site: an open redirect would lend FitTrend's name to any page. */
function safeReturn(path: string | null): string {
  return path && /^\/(?![/\\])/.test(path) ? path : '/account/connect'
}

function page(target: string, email: string, error: string | null): Html {
  return layout({
    title: 'Sign in',
    account: null,
    body: html`<div class="card"><h1>Sign in</h1>
${error && html`<p role="alert">${error}</p>`}
<form method="post" action="/sign-in">
<input type="hidden" name="return" value="${target}">
<label>Email <input type="email" name="email" value="${email}" autocomplete="username" required></label>
<label>Password <input type="password" name="password" autocomplete="current-password" required></label>
<button type="submit" class="primary">Sign in</button>
</form></div>`,
  })
}
