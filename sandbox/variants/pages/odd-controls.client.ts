import type { EntryView, OfferView } from '../client/connect.ts'
import { runScreen, type Screen } from '../client/screen.ts'

const root = document.querySelector('#connect')
if (root) runScreen({ root, draw })

function draw({ view, open, isPickerOpen, chosen }: Screen): string {
  return `${view.entries.map((entry) => drawEntry(entry, open)).join('')}
<div class="line"><div role="button" tabindex="0" class="pill" data-do="open-picker">Enable Service</div></div>
${isPickerOpen ? `<div class="line">${view.offers.map((offer) => drawOffer(offer, chosen)).join('')}</div>` : ''}`
}

function drawEntry({ service, name, state, disabled }: EntryView, open: Set<string>): string {
  const act = disabled
    ? '<div role="button" tabindex="0" class="pill" data-do="remove"><span>Remove</span></div>'
    : '<input type="submit" class="pill" value="Disable" data-do="disable">'
  return `<div class="line" data-service="${service}"><a href="#" data-do="toggle">(+)</a> <span class="title">${name}</span> <small>${state}</small>
${open.has(service) ? `<div class="acts">${act} <input type="button" value="Disable notifications" data-decoy="notifications"></div>` : ''}</div>`
}

function drawOffer({ service, name }: OfferView, chosen: string | null): string {
  return `<span data-service="${service}"><a href="#" data-do="choose">${name}</a>
${chosen === service ? '<input type="submit" class="pill" value="Enable" data-do="enable">' : ''}</span> `
}
