import { actsOf, offerButtons, offerOf } from '../client/entry-parts.ts'
import { runScreen, type Screen } from '../client/screen.ts'

for (const button of document.querySelectorAll<HTMLElement>('header button')) {
  button.addEventListener('click', () => {
    const isOpen = button.getAttribute('aria-expanded') !== 'true'
    button.setAttribute('aria-expanded', String(isOpen))
    const menu = button.nextElementSibling
    if (menu instanceof HTMLElement) menu.hidden = !isOpen
  })
}

// The landing page has no such place.
const root = document.querySelector('#connect')
if (root) runScreen({ root, draw })

function draw({ view, open, isPickerOpen, chosen }: Screen): string {
  return `${view.entries
    .map(
      (entry) => `<section class="entry" data-service="${entry.service}"><h2>${entry.name}
<button type="button" class="expander" data-do="toggle" aria-label="Show ${entry.name}">+</button></h2><p>${entry.state}</p>
${open.has(entry.service) ? `<p>${actsOf(entry)}</p>` : ''}</section>`,
    )
    .join('')}
<p><button type="button" data-do="open-picker">Enable Service</button></p>
${isPickerOpen ? offerButtons(view.offers) : ''}${offerOf(view.offers, chosen)}`
}
