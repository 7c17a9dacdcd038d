import { actsOf, offerButtons, offerOf } from '../client/entry-parts.ts'
import { runScreen, type Screen } from '../client/screen.ts'
import { watchClicks } from '../client/watch-clicks.ts'

/** A widget of another team: nobody outside is to reach into it. */
class ConnectWidget extends HTMLElement {
  constructor() {
    super()
    const root = this.attachShadow({ mode: 'closed' })
    watchClicks(root)
    runScreen({ root, draw })
  }
}

function draw({ view, open, isPickerOpen, chosen }: Screen): string {
  return `<ul>${view.entries
    .map(
      (
        entry,
      ) => `<li data-service="${entry.service}"><button type="button" data-do="toggle" aria-expanded="${open.has(entry.service)}">(+)</button>
<b>${entry.name}</b> ${entry.state}${open.has(entry.service) ? `<p>${actsOf(entry)}</p>` : ''}</li>`,
    )
    .join('')}</ul>
<p><button type="button" data-do="open-picker">Enable Service</button></p>
${isPickerOpen ? offerButtons(view.offers) : ''}${offerOf(view.offers, chosen)}`
}

customElements.define('connect-widget', ConnectWidget)
