import { leaveFor } from '../client/connect.ts'
import { actsOf } from '../client/entry-parts.ts'
import { type RunningScreen, runScreen, type Screen } from '../client/screen.ts'

const root = document.querySelector('#connect')
if (root) start(root)

function start(root: Element): void {
  const running: RunningScreen = runScreen({
    root,
    draw,
    doing: {
      'open-picker': (_, screen) => openList(screen),
      remove: (service) => ask(service, running),
    },
  })
}

/** Lists hang at the end of body, over everything; nothing but what they say ties them to a button. */
function portal(content: string): HTMLElement {
  document.querySelector('.portal')?.remove()
  const layer = document.createElement('div')
  layer.className = 'portal'
  layer.innerHTML = content
  document.body.append(layer)
  return layer
}

function openList({ view }: Screen): void {
  const items = view.offers.map(
    ({ service, name }) => `<div tabindex="0" data-service="${service}">${name}</div>`,
  )
  // On mousedown, as menus of desktop programs do.
  portal(`<div class="floating">${items.join('')}</div>`).addEventListener('mousedown', (event) => {
    const item = (event.target as HTMLElement).closest<HTMLElement>('[data-service]')
    if (item) showOffer(item.dataset.service ?? '', item.textContent)
  })
}

function showOffer(service: string, name: string): void {
  const layer = portal(`<div class="floating" data-service="${service}"><p><b>${name}</b></p>
<p>You will be asked for permission on the screens of ${name}.</p><button type="button">Enable</button></div>`)
  layer.querySelector('button')?.addEventListener('click', () => leaveFor(service))
}

function ask(service: string, { screen, submit, redraw }: RunningScreen): void {
  const name = screen.view.entries.find((one) => one.service === service)?.name
  const layer =
    portal(`<div class="floating" role="dialog" aria-modal="true" data-service="${service}">
<p>Remove ${name}? Imported data stays.</p>
<button type="button" class="no">Cancel</button> <button type="button" class="yes">Remove</button></div>`)
  layer.querySelector('.no')?.addEventListener('click', () => layer.remove())
  layer.querySelector('.yes')?.addEventListener('click', () => {
    layer.remove()
    void submit(service, 'remove').then(redraw)
  })
}

function draw({ view, open }: Screen): string {
  return `${view.entries
    .map(
      (entry) => `<div class="entry" data-service="${entry.service}"><div class="entry-head">
<button type="button" class="expander" data-do="toggle" aria-label="Open ${entry.name}">+</button><h2>${entry.name}</h2><span class="state">${entry.state}</span></div>
${open.has(entry.service) ? `<div class="panel">${actsOf(entry)}</div>` : ''}</div>`,
    )
    .join('')}
<p><button type="button" data-do="open-picker">Enable Service</button></p>`
}
