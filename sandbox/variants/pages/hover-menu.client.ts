import { actsOf, offerOf } from '../client/entry-parts.ts'
import { runScreen, type Screen } from '../client/screen.ts'

const root = document.querySelector('#connect')
if (root) runScreen({ root, draw })

/** The list of services is always there; the style sheet shows it under the pointer or the focus. */
function draw({ view, open, chosen }: Screen): string {
  return `<ul class="entries">${view.entries
    .map(
      (
        entry,
      ) => `<li class="entry" data-service="${entry.service}"><b>${entry.name}</b> ${entry.state}
<button type="button" class="expander" data-do="toggle">+</button>
${open.has(entry.service) ? `<p>${actsOf(entry)}</p>` : ''}</li>`,
    )
    .join('')}</ul>
<ul class="flyout"><li><a href="#" class="trigger">Enable Service</a><ul>${view.offers
    .map(
      ({ service, name }) =>
        `<li data-service="${service}"><a href="#" data-do="choose">${name}</a></li>`,
    )
    .join('')}</ul></li></ul>${offerOf(view.offers, chosen)}`
}
