import { type Html, html } from '../../http/html.ts'
import type { ConnectView, EntryView, OfferView } from '../../site/connect-view.ts'
import { stepForm } from '../step-form.ts'
import type { PageVariant } from '../variant.ts'

export const bootstrap: PageVariant = {
  name: 'bootstrap',
  summary: 'Accordion, dropdown, and modals for Remove and Enable; every step loads the page.',
  kit: 'Bootstrap 5',
  covers: ['page loads', 'own confirmation', 'dropdown menu', 'modal dialog', 'animation'],
  expects: 'completes',
  client: 'kits/bootstrap.client.ts',
  kitStyles: ['bootstrap/dist/css/bootstrap.css'],
  csp: ['data-images'],
  page,
  style: `
.accordion-button::after, .accordion-button:not(.collapsed)::after { background: linear-gradient(#0b6e99, #0b6e99) center/14px 2px no-repeat, linear-gradient(#0b6e99, #0b6e99) center/2px 14px no-repeat }
`,
}

function page(view: ConnectView): Html {
  const { entries, offers, notice, csrf } = view
  return html`<h1 class="h3">Connect</h1>
${notice && html`<div class="alert alert-info" role="status">${notice}</div>`}
<div class="accordion mb-3" id="services">${entries.map((entry) => item(entry, csrf))}</div>
<div class="dropdown mb-5">
<button class="btn btn-primary dropdown-toggle" type="button" data-bs-toggle="dropdown" aria-expanded="false">Enable Service</button>
<ul class="dropdown-menu">${offers.map(
    ({ service, name }) =>
      html`<li><button class="dropdown-item" type="button" data-service="${service}" data-bs-toggle="modal" data-bs-target="#enable-${service}">${name}</button></li>`,
  )}</ul>
</div>
${entries.map((entry) => entry.disabled && removeModal(entry, csrf))}
${offers.map((offer) => enableModal(offer, csrf))}`
}

function item(entry: EntryView, csrf: string): Html {
  const { service, name, state, disabled } = entry
  const removeButton = html`<button class="btn btn-outline-danger" type="button" data-bs-toggle="modal" data-bs-target="#remove-${service}">Remove</button>`
  const disableButton = html`<button class="btn btn-outline-primary">Disable</button>`
  return html`<div class="accordion-item" data-service="${service}">
<h2 class="accordion-header"><button class="accordion-button collapsed" type="button" data-bs-toggle="collapse" data-bs-target="#panel-${service}" aria-expanded="false" aria-controls="panel-${service}">${name}</button></h2>
<div id="panel-${service}" class="accordion-collapse collapse" data-bs-parent="#services">
<div class="accordion-body"><p class="text-muted">${state}</p>
${disabled ? removeButton : stepForm(service, 'disable', csrf, disableButton)}
<button class="btn btn-link" type="button" data-decoy="notifications">Disable notifications</button>
</div></div></div>`
}

function removeModal({ service, name }: EntryView, csrf: string): Html {
  const button = html`<button class="btn btn-danger">Remove</button>`
  return modal(`remove-${service}`, `Remove ${name}?`, service, {
    text: 'Data that was already imported stays in your journal.',
    form: stepForm(service, 'remove', csrf, button),
  })
}

function enableModal({ service, name }: OfferView, csrf: string): Html {
  const button = html`<button class="btn btn-primary">Enable</button>`
  return modal(`enable-${service}`, name, service, {
    text: `You will be asked for permission on the screens of ${name}.`,
    form: stepForm(service, 'enable', csrf, button),
  })
}

function modal(
  id: string,
  title: string,
  service: string,
  { text, form }: { text: string; form: Html },
): Html {
  return html`<div class="modal fade" id="${id}" tabindex="-1" aria-labelledby="${id}-title" aria-hidden="true" data-service="${service}">
<div class="modal-dialog"><div class="modal-content">
<div class="modal-header"><h2 class="modal-title fs-5" id="${id}-title">${title}</h2>
<button type="button" class="btn-close" data-bs-dismiss="modal" aria-label="Close"></button></div>
<div class="modal-body">${text}</div>
<div class="modal-footer"><button type="button" class="btn btn-secondary" data-bs-dismiss="modal">Cancel</button>${form}</div>
</div></div></div>`
}
