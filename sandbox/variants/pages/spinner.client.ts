import { type EntryView, wait } from '../client/connect.ts'
import { actsOf, offerButtons, offerOf } from '../client/entry-parts.ts'
import { runScreen, type Screen } from '../client/screen.ts'

const root = document.querySelector('#connect')
if (root) void start(root)

/** The list comes some time after the page, and controls can be used a while after they come. */
async function start(root: Element): Promise<void> {
  root.innerHTML = '<div class="veil"><span class="turning"></span>Loading your services</div>'
  await wait(500)
  runScreen({ root, draw, afterDraw: (screen) => void unlock(screen, root) })
}

function draw({ view, open, isPickerOpen, chosen, isBusy }: Screen): string {
  return `<fieldset disabled class="all">${view.entries.map((entry) => drawEntry(entry, open)).join('')}
<p><button type="button" class="primary" data-do="open-picker">Enable Service</button></p>
${isPickerOpen ? offerButtons(view.offers) : ''}${offerOf(view.offers, chosen)}</fieldset>
${isBusy ? '<div class="veil"><span class="turning"></span>Please wait</div>' : ''}`
}

function drawEntry(entry: EntryView, open: Set<string>): string {
  const isOpen = open.has(entry.service)
  return `<div class="entry" data-service="${entry.service}"><div class="entry-head">
<button type="button" class="expander" data-do="toggle" aria-expanded="${isOpen}" aria-label="Expand ${entry.name}">+</button>
<h2>${entry.name}</h2><span class="state">${entry.state}</span></div>
${isOpen ? `<div class="panel">${actsOf(entry)}</div>` : ''}</div>`
}

async function unlock({ isBusy }: Screen, root: Element): Promise<void> {
  const fieldset = root.querySelector('fieldset')
  if (isBusy) return
  await wait(300)
  if (fieldset?.isConnected) fieldset.disabled = false
}
