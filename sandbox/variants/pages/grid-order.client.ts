import { actsOf, offerButtons, offerOf } from '../client/entry-parts.ts'
import { runScreen, type Screen } from '../client/screen.ts'

const root = document.querySelector('#connect')
if (root) runScreen({ root, draw })

/** Columns are written one after the other; the style sheet lays them out as rows. */
function draw({ view, open, isPickerOpen, chosen }: Screen): string {
  return `${isPickerOpen ? `<div class="last">${offerButtons(view.offers)}${offerOf(view.offers, chosen)}</div>` : ''}
<p class="last"><button type="button" data-do="open-picker">Enable Service</button></p>
<div class="list">${view.entries
    .map(
      (entry) => `<div class="row" data-service="${entry.service}">
<div class="panel">${open.has(entry.service) ? actsOf(entry) : ''}</div>
<button type="button" class="expander" data-do="toggle">${open.has(entry.service) ? '-' : '+'}</button>
<span class="state">${entry.state}</span><span class="name">${entry.name}</span></div>`,
    )
    .join('')}</div>`
}
