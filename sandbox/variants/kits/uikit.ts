import { type Html, html } from '../../http/html.ts'
import type { ConnectView, EntryView, OfferView } from '../../site/connect-view.ts'
import { hiddenCsrf } from '../hidden-csrf.ts'
import { stepForm } from '../step-form.ts'
import type { PageVariant } from '../variant.ts'

export const uikit: PageVariant = {
  name: 'uikit',
  summary: 'An accordion of links, a drop of links, modals that ask Ok or Cancel.',
  kit: 'UIkit',
  covers: ['hash links', 'yes confirmation', 'dropdown menu', 'modal dialog', 'upper case'],
  expects: 'completes',
  client: 'kits/uikit.client.ts',
  kitStyles: ['uikit/dist/css/uikit.css'],
  csp: ['data-images', 'inline-style'],
  page,
}

function page({ entries, offers, notice, csrf }: ConnectView): Html {
  return html`<h1 class="uk-heading-small">Connect</h1>
${notice && html`<p class="uk-alert-primary" uk-alert>${notice}</p>`}
<ul uk-accordion="multiple: true">${entries.map((entry) => item(entry, csrf))}</ul>
<div class="uk-inline">
<button class="uk-button uk-button-primary" type="button">Enable Service</button>
<div uk-dropdown="mode: click"><ul class="uk-nav uk-dropdown-nav">${offers.map(
    ({ service, name }) =>
      html`<li data-service="${service}"><a href="#enable-${service}" uk-toggle>${name}</a></li>`,
  )}</ul></div>
</div>
${offers.map((offer) => modal(offer, csrf))}`
}

function item({ service, name, state, disabled }: EntryView, csrf: string): Html {
  const remove = html`<form method="post" action="/account/connect/${service}/remove" data-ask="Remove ${name}? Imported data stays.">${hiddenCsrf(csrf)}<button class="uk-button uk-button-danger">Remove</button></form>`
  const button = html`<button class="uk-button uk-button-default">Disable</button>`
  return html`<li data-service="${service}"><a class="uk-accordion-title" href>${name} <span uk-accordion-icon></span></a>
<div class="uk-accordion-content"><p>${state}</p>
${disabled ? remove : stepForm(service, 'disable', csrf, button)}
<p><button class="uk-button uk-button-link" type="button" data-decoy="notifications">Disable notifications</button></p></div></li>`
}

function modal({ service, name }: OfferView, csrf: string): Html {
  const button = html`<button class="uk-button uk-button-primary">Enable</button>`
  return html`<div id="enable-${service}" uk-modal data-service="${service}">
<div class="uk-modal-dialog uk-modal-body">
<button class="uk-modal-close-default" type="button" uk-close aria-label="Close"></button>
<h2 class="uk-modal-title">${name}</h2>
<p>You will be asked for permission on the screens of ${name}.</p>
${stepForm(service, 'enable', csrf, button)}</div></div>`
}
