import type { EntryView } from '../client/connect.ts'
import { actsOf, offerButtons, offerOf } from '../client/entry-parts.ts'
import { runScreen, type Screen } from '../client/screen.ts'

/** Where each entry was before, to let it glide to where it is now. */
const places = new Map<string, number>()

function animateMoves(): void {
  for (const element of document.querySelectorAll<HTMLElement>('.entry')) {
    const service = element.dataset.service ?? ''
    const top = element.getBoundingClientRect().top + scrollY
    const before = places.get(service) ?? top + 300
    places.set(service, top)
    if (before !== top)
      element.animate([{ translate: `0 ${before - top}px` }, { translate: '0 0' }], {
        duration: 600,
        easing: 'ease-out',
      })
  }
}

/** What is disabled sinks to the end of the list. */
function inOrder(entries: EntryView[]): EntryView[] {
  return [...entries].sort((a, b) => Number(a.disabled) - Number(b.disabled))
}

function draw({ view, open, isPickerOpen, chosen }: Screen): string {
  return `<ul class="entries">${inOrder(view.entries)
    .map(
      (entry) => `<li class="entry" data-service="${entry.service}">
<button type="button" class="expander" data-do="toggle">${open.has(entry.service) ? '-' : '+'}</button> <b>${entry.name}</b> ${entry.state}
${open.has(entry.service) ? `<p class="unfolding">${actsOf(entry)}</p>` : ''}</li>`,
    )
    .join('')}</ul>
<p><button type="button" data-do="open-picker">Enable Service</button></p>
${isPickerOpen ? `<div class="unfolding">${offerButtons(view.offers)}</div>` : ''}${offerOf(view.offers, chosen)}`
}

const root = document.querySelector('#connect')
if (root) runScreen({ root, draw, afterDraw: animateMoves })
