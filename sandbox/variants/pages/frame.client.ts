import { actsOf, offerButtons, offerOf } from '../client/entry-parts.ts'
import { runScreen, type Screen } from '../client/screen.ts'

// The page around the frame has no such place.
const root = document.querySelector('#connect')
if (root) runScreen({ root, draw })

function draw({ view, open, isPickerOpen, chosen }: Screen): string {
  return `<dl>${view.entries
    .map(
      (
        entry,
      ) => `<div data-service="${entry.service}"><dt><button type="button" data-do="toggle">${open.has(entry.service) ? '-' : '+'}</button> ${entry.name}</dt>
<dd>${entry.state}${open.has(entry.service) ? `<br>${actsOf(entry)}` : ''}</dd></div>`,
    )
    .join('')}</dl>
<p><button type="button" data-do="open-picker">Enable Service</button></p>
${isPickerOpen ? offerButtons(view.offers) : ''}${offerOf(view.offers, chosen)}`
}
