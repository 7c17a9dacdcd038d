import { actsOf, offerButtons, offerOf } from '../client/entry-parts.ts'
import { runScreen, type Screen } from '../client/screen.ts'

let latest: Screen | null = null
const watcher = new IntersectionObserver((changes) => {
  for (const { target, isIntersecting } of changes)
    target.innerHTML = isIntersecting && latest ? drawEntry(target as HTMLElement, latest) : ''
})

function fillWhatIsSeen(screen: Screen): void {
  latest = screen
  watcher.disconnect()
  for (const place of document.querySelectorAll('.place')) watcher.observe(place)
}

function draw({ view, isPickerOpen, chosen }: Screen): string {
  return `<p><button type="button" data-do="open-picker">Enable Service</button></p>
${isPickerOpen ? offerButtons(view.offers) : ''}${offerOf(view.offers, chosen)}
<ul class="entries">${view.entries
    .map(({ service }) => `<li class="entry place" data-service="${service}"></li>`)
    .join('')}</ul>`
}

function drawEntry({ dataset }: HTMLElement, { view, open }: Screen): string {
  const entry = view.entries.find(({ service }) => service === dataset.service)
  if (!entry) return ''
  return `<button type="button" class="expander" data-do="toggle">${open.has(entry.service) ? '-' : '+'}</button> <b>${entry.name}</b> ${entry.state}
<div class="chart"></div>${open.has(entry.service) ? `<p>${actsOf(entry)}</p>` : ''}`
}

const root = document.querySelector('#connect')
if (root) runScreen({ root, draw, afterDraw: fillWhatIsSeen })
