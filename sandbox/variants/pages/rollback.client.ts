import { type ConnectView, RefusedError, send, wait } from '../client/connect.ts'
import { actsOf, offerButtons, offerOf } from '../client/entry-parts.ts'
import { runScreen, type Screen } from '../client/screen.ts'

const root = document.querySelector('#connect')
if (root) start(root)

/** Shows what it hopes for at once, and takes it back when the server says no. */
function start(root: Element): void {
  const running = runScreen({
    root,
    draw,
    doing: {
      disable: (service) => act(service, 'disable'),
      remove: (service) => act(service, 'remove'),
    },
  })

  async function act(service: string, step: 'disable' | 'remove'): Promise<void> {
    const { screen, redraw } = running
    const before = screen.view
    screen.view = hoped(before, service, step)
    screen.message = step === 'remove' ? 'Removed.' : 'Disabled.'
    redraw()
    await wait(350)
    try {
      screen.view = await send(service, step)
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error
      screen.view = before
      screen.message = 'FitTrend is busy. Please try again.'
    }
  }
}

function hoped(view: ConnectView, service: string, step: 'disable' | 'remove'): ConnectView {
  if (step === 'remove')
    return { ...view, entries: view.entries.filter((entry) => entry.service !== service) }
  const entries = view.entries.map((entry) =>
    entry.service === service ? { ...entry, disabled: true, state: 'Disabled' } : entry,
  )
  return { ...view, entries }
}

function draw({ view, open, isPickerOpen, chosen, message }: Screen): string {
  return `<ul class="entries">${view.entries
    .map(
      (entry) => `<li class="entry" data-service="${entry.service}">
<button type="button" class="expander" data-do="toggle" aria-expanded="${open.has(entry.service)}">+</button> <b>${entry.name}</b> ${entry.state}
${open.has(entry.service) ? `<p>${actsOf(entry)}</p>` : ''}</li>`,
    )
    .join('')}</ul>
<p><button type="button" data-do="open-picker">Enable Service</button></p>
${isPickerOpen ? offerButtons(view.offers) : ''}${offerOf(view.offers, chosen)}
${message ? `<div class="toast" role="status">${message}</div>` : ''}`
}
