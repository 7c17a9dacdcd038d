import type { EntryView } from '../client/connect.ts'
import { runScreen, type Screen } from '../client/screen.ts'

const root = document.querySelector('#connect')
if (root) runScreen({ root, draw })

function draw({ view, open, isPickerOpen, chosen }: Screen): string {
  return `<ul class="entries">${view.entries.map((entry) => drawEntry(entry, open)).join('')}</ul>
<p><button type="button" data-do="open-picker">Add a source</button></p>
${
  isPickerOpen
    ? `<ul>${view.offers
        .map(
          ({ service, name }) =>
            `<li data-service="${service}"><button type="button" data-do="choose">${name}</button>${chosen === service ? ' <button type="button" data-do="enable">Link</button>' : ''}</li>`,
        )
        .join('')}</ul>`
    : ''
}`
}

function drawEntry({ service, name, state, disabled }: EntryView, open: Set<string>): string {
  const act = disabled
    ? '<button type="button" data-do="remove">Delete</button>'
    : '<button type="button" data-do="disable">Disconnect</button>'
  return `<li class="entry" data-service="${service}"><button type="button" class="expander" data-do="toggle" aria-expanded="${open.has(service)}">+</button> <b>${name}</b> ${state}
${open.has(service) ? `<p>${act} <button type="button" data-decoy="notifications">Disable notifications</button></p>` : ''}</li>`
}
