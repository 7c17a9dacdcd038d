import '@awesome.me/webawesome/dist/components/button/button.js'
import '@awesome.me/webawesome/dist/components/card/card.js'
import '@awesome.me/webawesome/dist/components/details/details.js'
import '@awesome.me/webawesome/dist/components/dropdown/dropdown.js'
import '@awesome.me/webawesome/dist/components/dropdown-item/dropdown-item.js'
import { html, nothing } from 'lit'
import { type EntryView, leaveFor, type OfferView } from '../client/connect.ts'
import { type LitPage, runLitPage } from '../client/lit-page.ts'

runLitPage(
  (page) => html`${page.view.entries.map((entry) => drawEntry(entry, page))}
<p>${drawPicker(page)}</p>
${page.chosen ? drawOffer(page.chosen) : nothing}`,
)

function drawEntry({ service, name, state, disabled }: EntryView, page: LitPage) {
  const remove = () => {
    if (confirm(`Remove ${name}?`)) void page.submit(service, 'remove')
  }
  return html`<wa-details data-service=${service}>
<span slot="summary">${name}</span>
<span slot="expand-icon" aria-hidden="true">+</span>
<span slot="collapse-icon" aria-hidden="true">−</span>
<p>${state}</p>
${
  disabled
    ? html`<wa-button variant="danger" ?disabled=${page.isBusy} @click=${remove}>Remove</wa-button>`
    : html`<wa-button ?disabled=${page.isBusy} @click=${() => page.submit(service, 'disable')}>Disable</wa-button>`
}
<wa-button appearance="plain" data-decoy="notifications">Disable notifications</wa-button>
</wa-details>`
}

function drawPicker(page: LitPage) {
  const onSelect = (event: Event) => {
    const { item } = (event as CustomEvent<{ item: { value: string } }>).detail
    page.choose(item.value)
  }
  return html`<wa-dropdown @wa-select=${onSelect}>
<wa-button slot="trigger" variant="brand" with-caret>Enable Service</wa-button>
${page.view.offers.map(({ service, name }) => html`<wa-dropdown-item value=${service} data-service=${service}>${name}</wa-dropdown-item>`)}
</wa-dropdown>`
}

function drawOffer({ service, name }: OfferView) {
  return html`<wa-card data-service=${service}>
<h3 slot="header">${name}</h3>
<p>You will be asked for permission on the screens of ${name}.</p>
<wa-button variant="brand" @click=${() => leaveFor(service)}>Enable</wa-button>
</wa-card>`
}
