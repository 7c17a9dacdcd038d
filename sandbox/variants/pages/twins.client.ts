import type { EntryView } from '../client/connect.ts'
import { actsOf, offerButtons, offerOf } from '../client/entry-parts.ts'
import { runScreen, type Screen } from '../client/screen.ts'

const root = document.querySelector('#connect')
if (root) runScreen({ root, draw })

/** The family plan: two devices of one service, and the page says the same of both. */
function nameOf({ service, name }: EntryView): string {
  return service === 'fitbit-premium' ? 'Fitbit' : name
}

function draw({ view, open, isPickerOpen, chosen }: Screen): string {
  return `<ul class="entries">${view.entries
    .map(
      (entry) => `<li class="entry" data-service="${entry.service}"><b>${nameOf(entry)}</b>
<button type="button" class="expander" data-do="toggle">${open.has(entry.service) ? '-' : '+'}</button>
${open.has(entry.service) ? `<p>${actsOf(entry)}</p>` : ''}</li>`,
    )
    .join('')}</ul>
<p><button type="button" data-do="open-picker">Enable Service</button></p>
${isPickerOpen ? offerButtons(view.offers) : ''}${offerOf(view.offers, chosen)}`
}
