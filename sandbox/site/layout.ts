import { type Html, html } from '../http/html.ts'

interface Page {
  title: string
  /** Name of the account that is signed in; null shows "Sign in" in place of the menu. */
  account: string | null
  /** CSRF token of the session, for the sign-out form. */
  csrf?: string
  body: Html
  scripts?: readonly string[]
  styles?: readonly string[]
  /** In place of the usual header. */
  header?: Html | undefined
}

/** The frame of every page of the FitTrend site. */
export function layout(page: Page): Html {
  const { title, account, csrf = '', body, scripts = [], styles = [], header } = page
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} - FitTrend</title>
<link rel="stylesheet" href="/assets/site.css">
${styles.map((href) => html`<link rel="stylesheet" href="${href}">`)}
${scripts.map((src) => html`<script src="${src}" defer></script>`)}
</head>
<body>
${header ?? usualHeader(account, csrf)}
<main>${body}</main>
<footer><p><a href="/help/reset-connection">Help</a> <a href="/contact">Contact FitTrend</a></p></footer>
</body>
</html>`
}

function usualHeader(account: string | null, csrf: string): Html {
  return html`<header class="top">
<a class="brand" href="/">FitTrend</a>
${account === null ? signedOutMenu : signedInMenu(account, csrf)}
</header>`
}

const signedOutMenu = html`<nav aria-label="Site"><a href="/sign-in">Sign in</a></nav>`

function signedInMenu(account: string, csrf: string): Html {
  return html`<nav aria-label="Site">
<details class="menu"><summary>My Account</summary>
<ul>
<li><a href="/account/connect">Connect</a></li>
<li><a href="/account/inbox">Inbox</a></li>
<li><form method="post" action="/sign-out"><input type="hidden" name="csrf" value="${csrf}"><button type="submit" class="link">Sign out</button></form></li>
</ul></details>
<span class="who">${account}</span>
</nav>`
}
