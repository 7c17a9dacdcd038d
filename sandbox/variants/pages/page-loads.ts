import { type Html, html } from '../../http/html.ts'
import type { ConnectView, EntryView } from '../../site/connect-view.ts'
import { variantRoute } from '../../site/variant-route.ts'
import { hiddenCsrf } from '../hidden-csrf.ts'
import type { PageVariant } from '../variant.ts'

/** A site without any script: each step, opening an entry included, is a request of its own. */
export const pageLoads: PageVariant = {
  name: 'page-loads',
  summary:
    'No script at all: a page load for each step, and a page of its own for what can be enabled.',
  covers: ['page loads', 'submit inputs', 'sign as expander', 'page of offers', 'same-tab consent'],
  expects: 'completes',
  page: (view) => connectPage(view, ''),
  routes: (sandbox) => [
    variantRoute(sandbox, pageLoads, '/account/connect/entry/:service', connectPage),
    variantRoute(sandbox, pageLoads, '/account/connect/offers', offersPage),
    variantRoute(sandbox, pageLoads, '/account/connect/offers/:service', offerPage),
  ],
}

function connectPage(view: ConnectView, open: string): Html {
  return html`<h1>Connect</h1>
${view.notice && html`<p class="notice">${view.notice}</p>`}
<dl>${view.entries.map((entry) => entryPart(entry, view.csrf, entry.service === open))}</dl>
<p><a href="/account/connect/offers">Enable Service</a></p>`
}

function entryPart(entry: EntryView, csrf: string, isOpen: boolean): Html {
  const { service, name, state } = entry
  return html`<dt data-service="${service}">${
    isOpen
      ? html`<a href="/account/connect">(-)</a>`
      : html`<a href="/account/connect/entry/${service}">(+)</a>`
  } ${name}</dt>
<dd data-service="${service}">${state} ${isOpen && entryForms(entry, csrf)}</dd>`
}

function entryForms({ service, disabled }: EntryView, csrf: string): Html {
  const [step, label] = disabled ? ['remove', 'Remove'] : ['disable', 'Disable']
  return html`<form method="post" action="/account/connect/${service}/${step}">
${hiddenCsrf(csrf)}<input type="submit" value="${label}"></form>
<form action="/account/connect"><input type="submit" value="Disable notifications" data-decoy="notifications"></form>`
}

function offersPage({ offers }: ConnectView): Html {
  return html`<h1>Enable Service</h1>
<p>Choose the service that you want to import from.</p>
<ul>${offers.map(
    ({ service, name }) =>
      html`<li data-service="${service}"><a href="/account/connect/offers/${service}">${name}</a></li>`,
  )}</ul>
<p><a href="/account/connect">Back</a></p>`
}

function offerPage({ offers, csrf }: ConnectView, service: string): Html {
  const offer = offers.find((one) => one.service === service)
  if (!offer) return html`<h1>Not available</h1>`
  return html`<h1>${offer.name}</h1>
<p>You will be asked for permission on the screens of ${offer.name}.</p>
<form method="post" action="/account/connect/${offer.service}/enable" data-service="${offer.service}">
${hiddenCsrf(csrf)}<input type="submit" value="Enable"></form>`
}
