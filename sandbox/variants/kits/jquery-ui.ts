import { type Html, html } from '../../http/html.ts'
import type { ConnectView, EntryView } from '../../site/connect-view.ts'
import { hiddenCsrf } from '../hidden-csrf.ts'
import { stepForm } from '../step-form.ts'
import type { PageVariant } from '../variant.ts'

export const jqueryUi: PageVariant = {
  name: 'jquery-ui',
  summary:
    'An accordion of tabs, a selectmenu over a hidden select, a dialog that asks OK or Cancel.',
  kit: 'jQuery UI',
  covers: ['page loads', 'yes confirmation', 'listbox', 'modal dialog', 'portal', 'animation'],
  expects: 'completes',
  client: 'kits/jquery-ui.client.ts',
  kitStyles: ['jquery-ui/dist/themes/base/jquery-ui.css'],
  csp: ['data-images'],
  page,
}

function page({ entries, offers, notice, csrf }: ConnectView): Html {
  return html`<h1>Connect</h1>
${notice && html`<p class="notice">${notice}</p>`}
<div id="services">${entries.map((entry) => section(entry, csrf))}</div>
<form method="post" id="offers">${hiddenCsrf(csrf)}
<p><label for="service">Enable Service</label>
<select id="service"><option value="">Choose a service</option>
${offers.map(({ service, name }) => html`<option value="${service}">${name}</option>`)}
</select> <button type="submit">Enable</button></p></form>`
}

function section({ service, name, state, disabled }: EntryView, csrf: string): Html {
  const remove = html`<form method="post" action="/account/connect/${service}/remove" data-ask="Remove ${name}? Imported data stays.">${hiddenCsrf(csrf)}<button>Remove</button></form>`
  const disable = stepForm(service, 'disable', csrf, html`<button>Disable</button>`)
  return html`<h3 data-service="${service}">${name}</h3>
<div data-service="${service}"><p>${state}</p>
${disabled ? remove : disable}
<p><button type="button" data-decoy="notifications">Disable notifications</button></p></div>`
}
