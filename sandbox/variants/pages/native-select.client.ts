import { leaveFor } from '../client/connect.ts'
import { actsOf } from '../client/entry-parts.ts'
import { runScreen, type Screen } from '../client/screen.ts'

const root = document.querySelector('#connect')
if (root) runScreen({ root, draw, doing: { start } })

/** What is chosen in the select is read when the button is clicked, and at no other time. */
function start(): void {
  const select = document.querySelector<HTMLSelectElement>('#service')
  if (select) leaveFor(select.value)
}

function draw({ view, open, isPickerOpen }: Screen): string {
  return `${view.entries
    .map(
      (entry) => `<div class="entry" data-service="${entry.service}">
<p><button type="button" class="expander" data-do="toggle">${open.has(entry.service) ? '-' : '+'}</button> ${entry.name}: ${entry.state}</p>
${open.has(entry.service) ? `<p>${actsOf(entry)}</p>` : ''}</div>`,
    )
    .join('')}
<p><button type="button" data-do="open-picker">Enable Service</button></p>
${
  isPickerOpen
    ? `<p class="card"><select id="service" aria-label="Service">${view.offers
        .map(({ service, name }) => `<option value="${service}">${name}</option>`)
        .join(
          '',
        )}</select> <button type="button" class="primary" data-do="start">Enable</button></p>`
    : ''
}`
}
