import { type Html, html } from '../http/html.ts'
import { sendAsset } from '../http/reply.ts'
import { get } from '../http/router.ts'
import type { ConnectView, EntryView, OfferView } from '../site/connect-view.ts'
import { plainScript } from './plain-script.ts'
import type { PageVariant } from './variant.ts'

/**
 * The Connect page as a decent site would write it. Settings and Disable re-render in place, Remove
 * and Enable load a page; all of them work without the script, too.
 */
export const plain: PageVariant = {
  name: 'plain',
  summary: 'Plain accessible markup; some steps re-render in place, others load the page.',
  covers: [
    'in-place re-render',
    'named expander',
    'changing sign',
    'native confirm',
    'modal dialog',
    'same-tab consent',
  ],
  expects: 'completes',
  isBare: true,
  page,
  scripts: ['/assets/plain.js'],
  routes: () => [
    get('/assets/plain.js', ({ res }) => sendAsset(res, 'text/javascript', plainScript)),
  ],
}

function page(view: ConnectView): Html {
  return html`<h1>Connect</h1>
<p>FitTrend imports your data from the services that you connect here.</p>
<div id="connections">
<p class="notice" role="status">${view.notice}</p>
${
  view.entries.length === 0
    ? html`<p>No service is connected yet.</p>`
    : html`<ul class="entries">${view.entries.map((entry) => entryItem(entry, view.csrf))}</ul>`
}
</div>
<p><button type="button" id="enable-service" class="primary">Enable Service</button></p>
${offersDialog(view)}`
}

function entryItem(entry: EntryView, csrf: string): Html {
  const panel = `panel-${entry.service}`
  return html`<li class="entry" data-service="${entry.service}">
<div class="entry-head">
<button type="button" class="expander" aria-expanded="false" aria-controls="${panel}" aria-label="Expand ${entry.name}">+</button>
<h2>${entry.name}</h2>
<p class="state ${entry.status}">${entry.state}</p>
</div>
<div class="panel" id="${panel}" hidden>
${settingsForm(entry, csrf)}
<div class="actions">${entry.disabled ? removeForm(entry, csrf) : disableForm(entry, csrf)}</div>
</div>
</li>`
}

function settingsForm({ service, settings }: EntryView, csrf: string): Html {
  return html`<form method="post" action="/account/connect/${service}/settings" data-in-place>
${csrfField(csrf)}
<fieldset><legend>Connect Settings</legend>
${settings.map(
  ({ type, label, on }) =>
    html`<label><input type="checkbox" name="types" value="${type}"${on && html` checked`}> ${label}</label>
`,
)}</fieldset>
<p><button type="submit">Save settings</button></p>
</form>`
}

function disableForm({ service }: EntryView, csrf: string): Html {
  return html`<form method="post" action="/account/connect/${service}/disable" data-in-place>
${csrfField(csrf)}<button type="submit">Disable</button></form>`
}

function removeForm({ service, name }: EntryView, csrf: string): Html {
  const question = `Remove ${name}? Data that was already imported stays in your journal.`
  return html`<form method="post" action="/account/connect/${service}/remove" data-confirm="${question}">
${csrfField(csrf)}<button type="submit" class="danger">Remove</button></form>`
}

function offersDialog({ offers, csrf }: ConnectView): Html {
  return html`<dialog id="services" aria-labelledby="services-title">
<h2 id="services-title">Enable a service</h2>
<ul id="service-list">${offers.map(offerItem)}</ul>
${offers.map((offer) => offerForm(offer, csrf))}
<p><button type="button" id="close-services">Close</button></p>
</dialog>`
}

function offerItem({ service, name, available }: OfferView): Html {
  return html`<li><button type="button" data-offer="${service}"${!available && html` disabled`}>${name}</button>
${!available && html`<small>Not available at the moment</small>`}</li>`
}

function offerForm({ service, name }: OfferView, csrf: string): Html {
  return html`<form method="post" action="/account/connect/${service}/enable" id="offer-${service}" hidden>
${csrfField(csrf)}<h3>${name}</h3>
<p>You will be asked for permission on the screens of ${name}.</p>
<p><button type="submit" class="primary">Enable</button></p></form>`
}

function csrfField(csrf: string): Html {
  return html`<input type="hidden" name="csrf" value="${csrf}">`
}
