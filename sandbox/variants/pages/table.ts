import { type Html, html } from '../../http/html.ts'
import type { ConnectView, EntryView } from '../../site/connect-view.ts'
import { hiddenCsrf } from '../hidden-csrf.ts'
import type { PageVariant } from '../variant.ts'

/** A table of connections, as back offices have it. */
export const table: PageVariant = {
  name: 'table',
  summary: 'A table: the (+) is an icon in the last column, what it opens a row of its own.',
  covers: [
    'table',
    'nameless expander',
    'late confirm',
    'native confirm',
    'native select',
    'page loads',
  ],
  expects: 'completes',
  client: 'pages/table.client.ts',
  page,
  style: `
.connections { width: 100%; border-collapse: collapse; background: #fff }
.connections td, .connections th { border-bottom: 1px solid #d5dbe1; padding: 10px; text-align: left }
.more { width: 30px; height: 30px; padding: 0; background: no-repeat center/12px linear-gradient(#0b6e99, #0b6e99) }
.more { background-size: 12px 2px, 2px 12px; background-image: linear-gradient(#0b6e99, #0b6e99), linear-gradient(#0b6e99, #0b6e99); background-position: center; background-repeat: no-repeat }
.more[aria-expanded=true] { background-size: 12px 2px, 0 0 }
.detail form { display: inline-block }
`,
}

function page(view: ConnectView): Html {
  return html`<h1>Connect</h1>
${view.notice && html`<p class="notice">${view.notice}</p>`}
<table class="connections">
<thead><tr><th>Service</th><th>State</th><th>Imports</th><th></th></tr></thead>
<tbody>${view.entries.map((entry) => rows(entry, view.csrf))}</tbody>
</table>
<p><button type="button" id="enable-service" class="primary">Enable Service</button></p>
<form method="post" id="offers" class="card" hidden>
${hiddenCsrf(view.csrf)}
<label>Service <select name="service" required>
<option value="">Please choose</option>
${view.offers.map(({ service, name }) => html`<option value="${service}">${name}</option>`)}
</select></label>
<button type="submit" class="primary">Enable</button>
</form>`
}

function rows(entry: EntryView, csrf: string): Html {
  const { service, name, state, settings } = entry
  const imports = settings.filter(({ on }) => on).map(({ label }) => label)
  return html`<tr data-service="${service}">
<td>${name}</td><td>${state}</td><td>${imports.join(', ')}</td>
<td><button type="button" class="more" aria-expanded="false" aria-controls="detail-${service}"></button></td>
</tr>
<tr class="detail" id="detail-${service}" data-service="${service}" hidden><td colspan="4">${forms(entry, csrf)}
<button type="button" data-decoy="notifications">Disable notifications</button></td></tr>`
}

function forms({ service, name, disabled }: EntryView, csrf: string): Html {
  if (!disabled)
    return html`<form method="post" action="/account/connect/${service}/disable">${hiddenCsrf(csrf)}
<button type="submit">Disable</button></form>`
  return html`<form method="post" action="/account/connect/${service}/remove" data-ask="Do you really want to remove ${name}?">
${hiddenCsrf(csrf)}<button type="submit">Remove</button></form>`
}
