import { leaveFor } from '../client/connect.ts'
import { actsOf, offerButtons, offerOf } from '../client/entry-parts.ts'
import { runScreen, type Screen } from '../client/screen.ts'

const root = document.querySelector<HTMLElement>('#connect')
if (root)
  runScreen({ root, draw, doing: { enable: root.dataset.how === 'popup' ? popUp : newTab } })

function popUp(service: string, screen: Screen): void {
  const opened = window.open('about:blank', 'consent', 'popup,width=520,height=640')
  if (opened) leaveFor(service, 'consent')
  else screen.message = 'Your browser has blocked the window. Please allow it, and click once more.'
}

function newTab(service: string): void {
  leaveFor(service, '_blank')
}

function draw({ view, open, isPickerOpen, chosen, message }: Screen): string {
  return `<p role="status">${message}</p>
<ul class="entries">${view.entries
    .map(
      (entry) => `<li class="entry" data-service="${entry.service}">
<button type="button" class="expander" data-do="toggle">${open.has(entry.service) ? '-' : '+'}</button> <b>${entry.name}</b> ${entry.state}
${open.has(entry.service) ? `<p>${actsOf(entry)}</p>` : ''}</li>`,
    )
    .join('')}</ul>
<p><button type="button" data-do="open-picker">Enable Service</button></p>
${isPickerOpen ? offerButtons(view.offers) : ''}${offerOf(view.offers, chosen)}`
}
