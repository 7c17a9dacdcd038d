import '@material/web/button/filled-button.js'
import '@material/web/button/outlined-button.js'
import '@material/web/button/text-button.js'
import '@material/web/dialog/dialog.js'
import '@material/web/iconbutton/icon-button.js'
import '@material/web/list/list.js'
import '@material/web/list/list-item.js'
import '@material/web/menu/menu.js'
import '@material/web/menu/menu-item.js'
import type { MdMenu } from '@material/web/menu/menu.js'
import { html, nothing } from 'lit'
import { type EntryView, leaveFor, type OfferView } from '../client/connect.ts'
import { type LitPage, runLitPage } from '../client/lit-page.ts'

const open = new Set<string>()

runLitPage(
  (page) => html`<md-list>${page.view.entries.map((entry) => drawEntry(entry, page))}</md-list>
${drawPicker(page)}
${page.chosen ? drawOffer(page.chosen) : nothing}
${drawQuestion(page)}`,
)

function drawEntry({ service, name, state, disabled }: EntryView, page: LitPage) {
  const isOpen = open.has(service)
  const toggle = () => {
    if (!open.delete(service)) open.add(service)
    page.set({})
  }
  return html`<md-list-item data-service=${service}>
<div slot="headline">${name}</div>
<div slot="supporting-text">${state}</div>
<md-icon-button slot="end" aria-label="${isOpen ? 'Hide' : 'Show'} ${name}" @click=${toggle}>${isOpen ? '−' : '+'}</md-icon-button>
${
  isOpen
    ? html`<div slot="supporting-text" class="acts">${
        disabled
          ? html`<md-outlined-button ?disabled=${page.isBusy} @click=${() => page.set({ asking: service })}>Remove</md-outlined-button>`
          : html`<md-outlined-button ?disabled=${page.isBusy} @click=${() => page.submit(service, 'disable')}>Disable</md-outlined-button>`
      } <md-text-button data-decoy="notifications">Disable notifications</md-text-button></div>`
    : nothing
}
</md-list-item>`
}

function drawPicker(page: LitPage) {
  const show = () => document.querySelector<MdMenu>('#services-menu')?.show()
  return html`<span style="position: relative">
<md-filled-button id="enable-service" @click=${show}>Enable Service</md-filled-button>
<md-menu id="services-menu" anchor="enable-service">${page.view.offers.map(
    ({ service, name }) =>
      html`<md-menu-item data-service=${service} @click=${() => page.choose(service)}><div slot="headline">${name}</div></md-menu-item>`,
  )}</md-menu></span>`
}

function drawOffer({ service, name }: OfferView) {
  return html`<section class="card" data-service=${service}><h2>${name}</h2>
<p>You will be asked for permission on the screens of ${name}.</p>
<md-filled-button @click=${() => leaveFor(service)}>Enable</md-filled-button></section>`
}

function drawQuestion({ view, asking, set, submit }: LitPage) {
  const name = view.entries.find(({ service }) => service === asking)?.name
  return html`<md-dialog type="alert" ?open=${asking !== null} @closed=${() => asking !== null && set({ asking: null })}>
<div slot="headline">Remove ${name}?</div>
<div slot="content">Data that was already imported stays in your journal.</div>
<div slot="actions">
<md-text-button @click=${() => set({ asking: null })}>Cancel</md-text-button>
<md-text-button @click=${() => asking !== null && submit(asking, 'remove')}>Remove</md-text-button>
</div></md-dialog>`
}
