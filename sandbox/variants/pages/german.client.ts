import type { EntryView } from '../client/connect.ts'
import { runScreen, type Screen } from '../client/screen.ts'

const root = document.querySelector('#connect')
if (root) runScreen({ root, draw })

function draw({ view, open, isPickerOpen, chosen }: Screen): string {
  return `<ul class="entries" lang="de">${view.entries.map((entry) => drawEntry(entry, open)).join('')}</ul>
<p><button type="button" data-do="open-picker">Dienst aktivieren</button></p>
${
  isPickerOpen
    ? `<ul>${view.offers
        .map(
          ({ service, name }) =>
            `<li data-service="${service}"><button type="button" data-do="choose">${name}</button>${chosen === service ? ' <button type="button" data-do="enable">Aktivieren</button>' : ''}</li>`,
        )
        .join('')}</ul>`
    : ''
}`
}

function drawEntry({ service, name, disabled }: EntryView, open: Set<string>): string {
  const act = disabled
    ? '<button type="button" data-do="remove">Entfernen</button>'
    : '<button type="button" data-do="disable">Deaktivieren</button>'
  return `<li class="entry" data-service="${service}"><button type="button" class="expander" data-do="toggle" aria-label="${name} ${open.has(service) ? 'zuklappen' : 'aufklappen'}">+</button> <b>${name}</b>
${open.has(service) ? `<p>${act} <button type="button" data-decoy="notifications">Benachrichtigungen deaktivieren</button></p>` : ''}</li>`
}
