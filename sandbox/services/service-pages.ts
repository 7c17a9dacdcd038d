import { type Html, html } from '../http/html.ts'
import { type ServiceKind, typeName } from '../model/service-catalogue.ts'

/** A page of a service: its own plain look, nothing of FitTrend's. */
function page(kind: ServiceKind, title: string, body: Html): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} - ${kind.name}</title>
<link rel="stylesheet" href="/assets/service.css">
</head>
<body>
<header><p class="brand">${kind.name}</p></header>
<main>${body}</main>
</body>
</html>`
}

interface SignIn {
  kind: ServiceKind
  action: string
  email: string
  error: string | null
}

export function serviceSignInPage({ kind, action, email, error }: SignIn): Html {
  return page(
    kind,
    'Sign in',
    html`<h1>Sign in to ${kind.name}</h1>
${error && html`<p role="alert">${error}</p>`}
<form method="post" action="${action}">
<label>Email <input type="email" name="email" value="${email}" autocomplete="username" required></label>
<label>Password <input type="password" name="password" autocomplete="current-password" required></label>
<button type="submit">Sign in</button>
</form>`,
  )
}

interface Consent {
  kind: ServiceKind
  action: string
  email: string
  types: readonly string[]
}

export function serviceConsentPage({ kind, action, email, types }: Consent): Html {
  return page(
    kind,
    'Allow access',
    html`<h1>FitTrend wants to use your ${kind.name} data</h1>
<p>You are signed in as ${email}.</p>
<form method="post" action="${action}">
<fieldset><legend>FitTrend may read</legend>
${types.map(
  (
    type,
  ) => html`<label class="check"><input type="checkbox" name="types" value="${type}" checked> ${typeName(type)}</label>
`,
)}</fieldset>
<p class="buttons"><button type="submit" name="decision" value="allow">Allow</button>
<button type="submit" name="decision" value="deny" class="quiet">Deny</button></p>
<p><button type="submit" name="decision" value="switch" class="link">Use another account</button></p>
</form>`,
  )
}

export function serviceMessagePage(kind: ServiceKind, text: string): Html {
  return page(kind, 'Sorry', html`<h1>That didn't work</h1><p>${text}</p>`)
}
