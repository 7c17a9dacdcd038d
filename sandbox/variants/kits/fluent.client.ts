import '@fluentui/web-components/accordion/define.js'
import '@fluentui/web-components/accordion-item/define.js'
import '@fluentui/web-components/button/define.js'
import '@fluentui/web-components/menu/define.js'
import '@fluentui/web-components/menu-item/define.js'
import '@fluentui/web-components/menu-list/define.js'
import { html, nothing } from 'lit'
import { type EntryView, leaveFor, type OfferView } from '../client/connect.ts'
import { type LitPage, runLitPage } from '../client/lit-page.ts'

runLitPage(
  (page) => html`<fluent-accordion expand-mode="multi">
${page.view.entries.map((entry) => drawEntry(entry, page))}
</fluent-accordion>
<p>${drawPicker(page)}</p>
${page.chosen ? drawOffer(page.chosen) : nothing}`,
)

function drawEntry(entry: EntryView, page: LitPage) {
  const { service, name, state } = entry
  return html`<fluent-accordion-item data-service=${service} heading-level="2">
<span slot="heading">${name}</span>
<span slot="marker-collapsed">+</span>
<span slot="marker-expanded">−</span>
<p>${state}</p>
${page.asking === service ? drawQuestion(entry, page) : drawActs(entry, page)}
</fluent-accordion-item>`
}

function drawActs({ service, disabled }: EntryView, page: LitPage) {
  return html`${
    disabled
      ? html`<fluent-button ?disabled=${page.isBusy} @click=${() => page.set({ asking: service })}>Remove</fluent-button>`
      : html`<fluent-button ?disabled=${page.isBusy} @click=${() => page.submit(service, 'disable')}>Disable</fluent-button>`
  }
<fluent-button appearance="subtle" data-decoy="notifications">Disable notifications</fluent-button>`
}

/** In the entry, in place of its buttons. */
function drawQuestion({ service, name }: EntryView, page: LitPage) {
  return html`<p>Remove ${name} from your account?</p>
<fluent-button appearance="primary" @click=${() => page.submit(service, 'remove')}>Yes, remove</fluent-button>
<fluent-button @click=${() => page.set({ asking: null })}>No, keep it</fluent-button>`
}

function drawPicker(page: LitPage) {
  return html`<fluent-menu>
<fluent-button appearance="primary" slot="trigger">Enable Service</fluent-button>
<fluent-menu-list>${page.view.offers.map(
    ({ service, name }) =>
      html`<fluent-menu-item data-service=${service} @click=${() => page.choose(service)}>${name}</fluent-menu-item>`,
  )}</fluent-menu-list>
</fluent-menu>`
}

function drawOffer({ service, name }: OfferView) {
  return html`<section class="card" data-service=${service}>
<h2>${name}</h2>
<p>You will be asked for permission on the screens of ${name}.</p>
<fluent-button appearance="primary" @click=${() => leaveFor(service)}>Enable</fluent-button>
</section>`
}
