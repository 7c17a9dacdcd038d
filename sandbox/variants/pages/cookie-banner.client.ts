import { actsOf, offerButtons, offerOf } from '../client/entry-parts.ts'
import { runScreen, type Screen } from '../client/screen.ts'

const root = document.querySelector('#connect')
if (root) runScreen({ root, draw })
askForCookies()

/** Lies over the whole page until the user has decided, as consent tools do it. */
function askForCookies(): void {
  if (localStorage.getItem('cookies') !== null) return
  const layer = document.createElement('div')
  layer.className = 'cookies'
  layer.dataset.decoy = 'cookies'
  layer.innerHTML = `<div class="card"><h2>We value your privacy</h2>
<p>FitTrend and its 214 partners use cookies to measure how you use the site.</p>
<button type="button" class="primary">Accept all</button> <button type="button">Reject all</button> <a href="/contact">Settings</a></div>`
  layer.addEventListener('click', (event) => {
    if (!(event.target as HTMLElement).matches('button')) return
    localStorage.setItem('cookies', 'decided')
    layer.remove()
  })
  document.body.append(layer)
}

function draw({ view, open, isPickerOpen, chosen }: Screen): string {
  return `${view.entries
    .map(
      (entry) => `<div class="entry" data-service="${entry.service}">
<p><button type="button" class="expander" data-do="toggle">+</button> <b>${entry.name}</b> ${entry.state}</p>
${open.has(entry.service) ? `<p>${actsOf(entry)}</p>` : ''}</div>`,
    )
    .join('')}
<p><button type="button" data-do="open-picker">Enable Service</button></p>
${isPickerOpen ? offerButtons(view.offers) : ''}${offerOf(view.offers, chosen)}`
}
