import type { EntryView, OfferView } from '../client/connect.ts'
import { runScreen, type Screen } from '../client/screen.ts'

const shapes = {
  plus: 'M7 1h2v6h6v2H9v6H7V9H1V7h6z',
  minus: 'M1 7h14v2H1z',
  pause: 'M3 2h3v12H3zM10 2h3v12h-3z',
  bin: 'M2 3h12v2H2zM4 6h8l-1 9H5z',
  bell: 'M8 1l5 6v5H3V7zM6 13h4v2H6z',
  power: 'M7 0h2v8H7zM3 4l1 1a5 5 0 1 0 8 0l1-1a6.500 6.500 0 1 1-10 0z',
}

function icon(shape: keyof typeof shapes): string {
  return `<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d="${shapes[shape]}"/></svg>`
}

function draw({ view, open, isPickerOpen, chosen }: Screen): string {
  return `<ul class="tiles">${view.entries.map((entry) => drawEntry(entry, open)).join('')}</ul>
<p><button type="button" data-do="open-picker" aria-label="Enable Service">${icon('plus')}${icon('power')}</button></p>
${isPickerOpen ? `<div role="menu" class="card">${view.offers.map(drawOffer).join('')}</div>` : ''}
${chosen ? drawChosen(view.offers, chosen) : ''}`
}

function drawEntry({ service, name, state, disabled }: EntryView, open: Set<string>): string {
  const isOpen = open.has(service)
  const act = disabled
    ? `<button type="button" aria-label="Remove" data-do="remove">${icon('bin')}</button>`
    : `<button type="button" aria-label="Disable" data-do="disable">${icon('pause')}</button>`
  return `<li class="entry" data-service="${service}"><h2>${name}</h2><p>${state}</p>
<button type="button" aria-expanded="${isOpen}" data-do="toggle">${icon(isOpen ? 'minus' : 'plus')}</button>
${isOpen ? `${act} <button type="button" aria-label="Disable notifications" data-decoy="notifications">${icon('bell')}</button>` : ''}</li>`
}

function drawOffer({ service, name }: OfferView): string {
  return `<button type="button" role="menuitem" data-service="${service}" data-do="choose">${name}</button> `
}

function drawChosen(offers: OfferView[], chosen: string): string {
  const name = offers.find(({ service }) => service === chosen)?.name
  return `<p data-service="${chosen}">${name} <button type="button" aria-label="Enable" data-do="enable">${icon('power')}</button></p>`
}

const root = document.querySelector('#connect')
if (root) runScreen({ root, draw })
