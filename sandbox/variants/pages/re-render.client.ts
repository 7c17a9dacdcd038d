import type { EntryView } from '../client/connect.ts'
import { runScreen, type Screen } from '../client/screen.ts'

const root = document.querySelector('#connect')
if (root) runScreen({ root, draw })

function draw({ view, open, isPickerOpen, chosen, isBusy, message }: Screen): string {
  return `<p class="notice" role="status">${message}</p>
<ul class="entries">${view.entries.map((entry) => drawEntry(entry, open.has(entry.service), isBusy)).join('')}</ul>
<p><a href="#" class="button" data-do="open-picker">Enable Service</a></p>
${isPickerOpen ? drawPicker(view.offers, chosen) : ''}`
}

function drawEntry(
  { service, name, state, disabled }: EntryView,
  isOpen: boolean,
  isBusy: boolean,
) {
  const act = disabled ? 'remove' : 'disable'
  const label = disabled ? 'Remove' : 'Disable'
  return `<li class="entry" data-service="${service}">
<div class="entry-head"><a href="#" data-do="toggle">${isOpen ? '(-)' : '(+)'}</a> <b>${name}</b> <span class="state">${state}</span></div>
${
  isOpen
    ? `<p class="actions">${isBusy ? '<em>One moment</em>' : `<a href="#" data-do="${act}">${label}</a>`}
<a href="#" data-decoy="notifications">Disable notifications</a> <a href="#" data-decoy="favourites">Remove from favourites</a></p>`
    : ''
}</li>`
}

function drawPicker(offers: Screen['view']['offers'], chosen: string | null): string {
  return `<div class="card"><p>Which service?</p><ul>${offers
    .map(
      ({ service, name }) =>
        `<li data-service="${service}"><a href="#" data-do="choose">${name}</a>${
          chosen === service ? ' <button type="button" data-do="enable">Enable</button>' : ''
        }</li>`,
    )
    .join('')}</ul></div>`
}
