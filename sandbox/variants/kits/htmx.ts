import { type Html, html } from '../../http/html.ts'
import type { ConnectView, EntryView } from '../../site/connect-view.ts'
import { partRoute } from '../../site/variant-route.ts'
import { stepForm } from '../step-form.ts'
import type { PageVariant } from '../variant.ts'

export const htmx: PageVariant = {
  name: 'htmx',
  summary: 'Each control swaps a piece of the page for markup that the server sends.',
  kit: 'htmx',
  covers: ['partial swap', 'in-place re-render', 'native confirm', 'sign as expander'],
  expects: 'completes',
  client: 'kits/htmx.client.ts',
  csp: ['inline-style', 'eval'],
  page,
  routes: (sandbox) => [
    partRoute(sandbox, htmx, '/account/connect/htmx/entry/:service', (view, service) =>
      entryItem(view, service, true),
    ),
    partRoute(sandbox, htmx, '/account/connect/htmx/closed/:service', (view, service) =>
      entryItem(view, service, false),
    ),
    partRoute(sandbox, htmx, '/account/connect/htmx/offers', offersPart),
    partRoute(sandbox, htmx, '/account/connect/htmx/offer/:service', offerPart),
  ],
}

function page(view: ConnectView): Html {
  return html`<h1>Connect</h1>
<div id="connections"><p class="notice">${view.notice}</p>
<ul class="entries">${view.entries.map(({ service }) => entryItem(view, service, false))}</ul></div>
<p><button type="button" hx-get="/account/connect/htmx/offers" hx-target="#offers">Enable Service</button></p>
<div id="offers"></div>`
}

function entryItem(view: ConnectView, service: string, isOpen: boolean): Html {
  const entry = view.entries.find((one) => one.service === service)
  if (!entry) return html``
  const next = isOpen ? 'closed' : 'entry'
  return html`<li class="entry" data-service="${service}">
<div class="entry-head"><button type="button" class="expander" hx-get="/account/connect/htmx/${next}/${service}" hx-target="closest li" hx-swap="outerHTML">${isOpen ? '-' : '+'}</button>
<h2>${entry.name}</h2><span class="state">${entry.state}</span></div>
${isOpen && entryPanel(entry, view.csrf)}</li>`
}

function entryPanel({ service, name, disabled }: EntryView, csrf: string): Html {
  const swap = html`hx-vals='${JSON.stringify({ csrf })}' hx-target="#connections" hx-select="#connections" hx-swap="outerHTML"`
  return html`<div class="panel">${
    disabled
      ? html`<button type="button" hx-post="/account/connect/${service}/remove" hx-confirm="Remove ${name}?" ${swap}>Remove</button>`
      : html`<button type="button" hx-post="/account/connect/${service}/disable" ${swap}>Disable</button>`
  } <button type="button" data-decoy="notifications">Disable notifications</button></div>`
}

function offersPart({ offers }: ConnectView): Html {
  return html`<ul class="card" aria-label="Services">${offers.map(
    ({ service, name }) =>
      html`<li data-service="${service}"><button type="button" hx-get="/account/connect/htmx/offer/${service}" hx-target="#offers">${name}</button></li>`,
  )}</ul>`
}

function offerPart({ offers, csrf }: ConnectView, service: string): Html {
  const name = offers.find((one) => one.service === service)?.name
  const button = html`<button type="submit" class="primary">Enable</button>`
  return html`<div class="card" data-service="${service}"><h3>${name}</h3>
<p>You will be asked for permission on the screens of ${name}.</p>
${stepForm(service, 'enable', csrf, button)}</div>`
}
