import { type Html, html } from '../http/html.ts'
import type { Account } from '../model/account.ts'
import { layout } from './layout.ts'

interface Consent {
  account: Account
  csrf: string
  action: string
  scopes: readonly string[]
}

const meanings: Record<string, string> = {
  'connections:read': 'See which services are connected, and how their imports go',
  'connections:repair': 'Put back your Connect Settings, and start the consent of a service',
}

/** FitTrend asks whether the extension may use its API. */
export function consentPage({ account, csrf, action, scopes }: Consent): Html {
  return layout({
    title: 'Allow access',
    account: account.name,
    csrf,
    body: html`<div class="card"><h1>Allow Reconnect to see and repair your connections</h1>
<p>You are signed in as ${account.email}. Reconnect will be able to:</p>
<ul>${scopes.map((scope) => html`<li>${meanings[scope] ?? scope}</li>`)}</ul>
<form method="post" action="${action}">
<input type="hidden" name="csrf" value="${csrf}">
<button type="submit" name="decision" value="allow" class="primary">Allow</button>
<button type="submit" name="decision" value="deny">Deny</button>
</form></div>`,
  })
}
