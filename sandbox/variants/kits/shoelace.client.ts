import '@shoelace-style/shoelace/dist/components/button/button.js'
import '@shoelace-style/shoelace/dist/components/details/details.js'
import '@shoelace-style/shoelace/dist/components/dialog/dialog.js'
import '@shoelace-style/shoelace/dist/components/option/option.js'
import '@shoelace-style/shoelace/dist/components/select/select.js'
import { html, nothing } from 'lit'
import { type EntryView, leaveFor } from '../client/connect.ts'
import { type LitPage, runLitPage } from '../client/lit-page.ts'

runLitPage(
  (page) => html`${page.view.entries.map((entry) => drawEntry(entry, page))}
<p>${drawPicker(page)}</p>${drawQuestion(page)}`,
)

function drawEntry(entry: EntryView, page: LitPage) {
  const { service, name, state, disabled } = entry
  return html`<sl-details summary=${name} data-service=${service}>
<span slot="expand-icon">+</span>
<span slot="collapse-icon">−</span>
<p>${state}</p>
${
  disabled
    ? html`<sl-button variant="danger" ?loading=${page.isBusy} @click=${() => page.set({ asking: service })}>Remove</sl-button>`
    : html`<sl-button ?loading=${page.isBusy} @click=${() => page.submit(service, 'disable')}>Disable</sl-button>`
}
<sl-button variant="text" data-decoy="notifications">Disable notifications</sl-button>
</sl-details>`
}

function drawPicker(page: LitPage) {
  const onChange = (event: Event) => page.choose((event.target as HTMLInputElement).value)
  return html`<sl-select label="Enable Service" placeholder="Choose a service" @sl-change=${onChange}>
${page.view.offers.map(({ service, name }) => html`<sl-option value=${service} data-service=${service}>${name}</sl-option>`)}
</sl-select><br>
<sl-button variant="primary" data-service=${page.chosen?.service ?? ''} ?disabled=${!page.chosen} @click=${() => page.chosen && leaveFor(page.chosen.service)}>Enable</sl-button>`
}

function drawQuestion({ view, asking, set, submit }: LitPage) {
  const name = view.entries.find(({ service }) => service === asking)?.name
  return html`<sl-dialog label="Remove ${name ?? ''}?" ?open=${asking !== null} data-service=${asking ?? ''}>
Data that was already imported stays in your journal.
<sl-button slot="footer" @click=${() => set({ asking: null })}>Cancel</sl-button>
${asking === null ? nothing : html`<sl-button slot="footer" variant="danger" @click=${() => submit(asking, 'remove')}>Remove</sl-button>`}
</sl-dialog>`
}
