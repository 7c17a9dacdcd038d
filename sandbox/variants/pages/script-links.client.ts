import { leaveFor } from '../client/connect.ts'
import { actsOf } from '../client/entry-parts.ts'
import { runScreen, type Screen } from '../client/screen.ts'

const root = document.querySelector('#connect')
if (root) start(root)

/** The page's functions are in the window, where the addresses of the links find them. */
function start(root: Element): void {
  const { screen, redraw, submit } = runScreen({ root, draw })
  const pageFunctions = {
    toggleEntry(service: string) {
      if (!screen.open.delete(service)) screen.open.add(service)
      redraw()
    },
    submitStep: (service: string, step: 'disable' | 'remove') => submit(service, step).then(redraw),
    showServices() {
      screen.isPickerOpen = true
      redraw()
    },
    enableService: (service: string) => leaveFor(service),
  }
  Object.assign(window, pageFunctions)
}

function link(label: string, call: string): string {
  return `<a href="javascript:void(${call})">${label}</a>`
}

function draw({ view, open, isPickerOpen }: Screen): string {
  return `<table>${view.entries
    .map((entry) => {
      const { service, name, state, disabled } = entry
      const step = disabled ? 'remove' : 'disable'
      const act = link(disabled ? 'Remove' : 'Disable', `submitStep('${service}', '${step}')`)
      return `<tr data-service="${service}"><td>${link('(+)', `toggleEntry('${service}')`)}</td><td>${name}</td><td>${state}</td>
<td>${open.has(service) ? actsOf(entry).replace(/<button type="button" data-do.*?<\/button>/, act) : ''}</td></tr>`
    })
    .join('')}</table>
<p>${link('Enable Service', 'showServices()')}</p>
${
  isPickerOpen
    ? `<table>${view.offers
        .map(
          ({ service, name }) =>
            `<tr data-service="${service}"><td>${name}</td><td>${link('Enable', `enableService('${service}')`)}</td></tr>`,
        )
        .join('')}</table>`
    : ''
}`
}
