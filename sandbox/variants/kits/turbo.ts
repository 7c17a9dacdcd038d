import { type Html, html } from '../../http/html.ts'
import type { ConnectView, EntryView } from '../../site/connect-view.ts'
import { variantRoute } from '../../site/variant-route.ts'
import { hiddenCsrf } from '../hidden-csrf.ts'
import type { PageVariant } from '../variant.ts'

/** Forms and links look like page loads, and are none: the body is swapped within one document. */
export const turbo: PageVariant = {
  name: 'turbo',
  summary: 'Page loads turned into swaps of the body, entries in frames of the kit.',
  kit: 'Hotwire Turbo',
  covers: ['partial swap', 'native confirm', 'page of offers', 'sign as expander', 'changing sign'],
  expects: 'completes',
  client: 'kits/turbo.client.ts',
  csp: ['inline-style'],
  page: (view) => page(view, ''),
  style: 'turbo-frame { display: block }',
  routes: (sandbox) => [
    variantRoute(sandbox, turbo, '/account/connect/turbo/:service', page),
    variantRoute(sandbox, turbo, '/account/connect/services', offersPage),
  ],
}

function page({ entries, notice, csrf }: ConnectView, open: string): Html {
  return html`<h1>Connect</h1>
<p class="notice">${notice}</p>
${entries.map((entry) => frame(entry, csrf, entry.service === open))}
<p><a href="/account/connect/services" class="primary">Enable Service</a></p>`
}

function frame(entry: EntryView, csrf: string, isOpen: boolean): Html {
  const { service, name, state } = entry
  const path = isOpen ? '/account/connect' : `/account/connect/turbo/${service}`
  return html`<turbo-frame id="entry-${service}" class="entry" data-service="${service}">
<p><a href="${path}">${isOpen ? '(-)' : '(+)'}</a> <strong>${name}</strong> ${state}</p>
${isOpen && panel(entry, csrf)}
</turbo-frame>`
}

function panel({ service, name, disabled }: EntryView, csrf: string): Html {
  return html`<div class="panel">${
    disabled
      ? html`<form method="post" action="/account/connect/${service}/remove" data-turbo-frame="_top" data-turbo-confirm="Remove ${name}?">${hiddenCsrf(csrf)}<button>Remove</button></form>`
      : html`<form method="post" action="/account/connect/${service}/disable" data-turbo-frame="_top">${hiddenCsrf(csrf)}<button>Disable</button></form>`
  } <button type="button" data-decoy="notifications">Disable notifications</button></div>`
}

function offersPage({ offers, csrf }: ConnectView): Html {
  return html`<h1>Services</h1>
<p>What FitTrend can import from. You will be asked for permission on the screens of the service.</p>
<table>${offers.map(
    ({ service, name }) =>
      html`<tr data-service="${service}"><th scope="row">${name}</th><td>
<form method="post" action="/account/connect/${service}/enable" data-turbo="false">${hiddenCsrf(csrf)}<button>Enable</button></form></td></tr>`,
  )}</table>
<p><a href="/account/connect">Back to Connect</a></p>`
}
