import { actsOf, offerButtons, offerOf } from '../client/entry-parts.ts'
import { runScreen, type Screen } from '../client/screen.ts'

const small = document.querySelector('#small')
const large = document.querySelector('#large')
if (small) runScreen({ root: small, draw })
if (large) runScreen({ root: large, draw })

function draw({ view, open, isPickerOpen, chosen }: Screen): string {
  return `${view.entries
    .map(
      (entry) => `<section class="entry" data-service="${entry.service}">
<button type="button" data-do="toggle">+</button><strong>${entry.name}</strong><span>${entry.state}</span>
${open.has(entry.service) ? `<div class="panel">${actsOf(entry)}</div>` : ''}</section>`,
    )
    .join('')}
<p><button type="button" data-do="open-picker">Enable Service</button></p>
${isPickerOpen ? offerButtons(view.offers) : ''}${offerOf(view.offers, chosen)}`
}
