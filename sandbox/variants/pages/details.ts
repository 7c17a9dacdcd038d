import { type Html, html } from '../../http/html.ts'
import type { ConnectView, EntryView } from '../../site/connect-view.ts'
import { stepForm } from '../step-form.ts'
import type { PageVariant } from '../variant.ts'

/** Without a script: the browser's own disclosure, popover and dialog do everything. */
export const details: PageVariant = {
  name: 'details',
  summary:
    'details and summary, services as cards in another details, a confirmation as a popover.',
  covers: ['details', 'cards', 'own confirmation', 'page loads'],
  expects: 'completes',
  page: ({ entries, offers, notice, csrf }) => html`<h1>Connect</h1>
${notice && html`<p class="notice" role="status">${notice}</p>`}
${entries.map((entry) => entryDetails(entry, csrf))}
<details class="card"><summary>Enable Service</summary>
<div class="cards">${offers.map(
    ({ service, name }) => html`<article class="card" data-service="${service}"><h3>${name}</h3>
${stepForm(service, 'enable', csrf, html`<button>Enable</button>`)}</article>`,
  )}</div></details>`,
  style: `
.cards { display: grid; grid-template-columns: repeat(3, 1fr); gap: 12px; margin-top: 12px }
details.entry > summary { list-style: "+  "; cursor: pointer }
details.entry[open] > summary { list-style: "−  " }
[popover] { border: 1px solid #d5dbe1; border-radius: 8px; padding: 20px; margin: auto }
[popover]::backdrop { background: rgb(0 0 0 / .3) }
`,
}

function entryDetails(entry: EntryView, csrf: ConnectView['csrf']): Html {
  const { service, name, state, disabled } = entry
  return html`<details class="entry" data-service="${service}"><summary>${name}</summary>
<p>${state}</p>
${
  disabled
    ? html`<button type="button" popovertarget="remove-${service}">Remove</button>
<div popover id="remove-${service}" role="alertdialog" aria-label="Remove ${name}?"><p>Remove ${name}? Imported data stays.</p>
${stepForm(service, 'remove', csrf, html`<button>Remove</button>`)}
<button type="button" popovertarget="remove-${service}">Cancel</button></div>`
    : stepForm(service, 'disable', csrf, html`<button>Disable</button>`)
}
<p><button type="button" data-decoy="notifications">Disable notifications</button></p></details>`
}
