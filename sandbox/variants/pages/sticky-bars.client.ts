import { actsOf, offerButtons, offerOf } from '../client/entry-parts.ts'
import { runScreen, type Screen } from '../client/screen.ts'

const root = document.querySelector('#connect')
if (root) runScreen({ root, draw })

function draw({ view, open, isPickerOpen, chosen }: Screen): string {
  return `<div class="ribbon">Your week in numbers: 42,137 steps</div>
<ul class="entries">${view.entries
    .map(
      (
        entry,
      ) => `<li class="entry tall" data-service="${entry.service}"><div class="entry-head sticky">
<button type="button" class="expander" data-do="toggle" aria-label="Expand ${entry.name}">+</button><h2>${entry.name}</h2></div>
<p>${entry.state}. Imports steps, sleep and more from your device, every hour.</p>
${open.has(entry.service) ? `<p class="low">${actsOf(entry)}</p>` : ''}</li>`,
    )
    .join('')}</ul>
<p><button type="button" data-do="open-picker">Enable Service</button></p>
${isPickerOpen ? offerButtons(view.offers) : ''}${offerOf(view.offers, chosen)}
<div class="bar">Get the app: <button type="button" data-decoy="app">Enable app alerts</button></div>`
}
