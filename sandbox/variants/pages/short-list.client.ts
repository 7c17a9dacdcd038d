import { actsOf, offerButtons, offerOf } from '../client/entry-parts.ts'
import { runScreen, type Screen } from '../client/screen.ts'

/** Someone who has no more than these two; after Remove the other one stands alone. */
const shown = ['fitbit-premium', 'fitbit']

function draw({ view, open, isPickerOpen, chosen }: Screen): string {
  const entries = view.entries.filter(({ service }) => shown.includes(service))
  return `${entries
    .map(
      (entry) => `<div class="entry" data-service="${entry.service}"><div class="entry-head">
<button type="button" class="expander" data-do="toggle">${open.has(entry.service) ? '-' : '+'}</button><span>${entry.name}</span></div>
${open.has(entry.service) ? `<div class="panel">${actsOf(entry)}</div>` : ''}</div>`,
    )
    .join('')}
<p><button type="button" data-do="open-picker">Enable Service</button></p>
${isPickerOpen ? offerButtons(view.offers) : ''}${offerOf(view.offers, chosen)}`
}

const root = document.querySelector('#connect')
if (root) runScreen({ root, draw })
