/** Script of the plain Connect page: expanders, the dialog, confirm(), and in-place re-rendering. */
export const plainScript = `
const open = new Set()

function setExpanded(entry, expanded) {
  const button = entry.querySelector('.expander')
  button.setAttribute('aria-expanded', String(expanded))
  button.textContent = expanded ? '-' : '+'
  const name = entry.querySelector('h2').textContent
  button.setAttribute('aria-label', (expanded ? 'Collapse ' : 'Expand ') + name)
  entry.querySelector('.panel').hidden = !expanded
  if (expanded) open.add(entry.dataset.service)
  else open.delete(entry.dataset.service)
}

function showOffer(service) {
  document.getElementById('service-list').hidden = service !== null
  for (const form of document.querySelectorAll('#services form'))
    form.hidden = form.id !== 'offer-' + service
}

document.addEventListener('click', (event) => {
  const button = event.target.closest('button')
  if (!button) return
  const dialog = document.getElementById('services')
  if (button.matches('.expander'))
    setExpanded(button.closest('.entry'), button.getAttribute('aria-expanded') !== 'true')
  if (button.id === 'enable-service') {
    showOffer(null)
    dialog.showModal()
  }
  if (button.id === 'close-services') dialog.close()
  if (button.dataset.offer) showOffer(button.dataset.offer)
})

document.addEventListener('submit', (event) => {
  const form = event.target
  if (form.dataset.confirm && !confirm(form.dataset.confirm)) return event.preventDefault()
  if (!('inPlace' in form.dataset)) return
  event.preventDefault()
  submitInPlace(form)
})

async function submitInPlace(form) {
  const response = await fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)) })
  if (new URL(response.url).pathname !== location.pathname) return location.assign(response.url)
  const page = new DOMParser().parseFromString(await response.text(), 'text/html')
  for (const id of ['connections', 'services'])
    document.getElementById(id).replaceWith(document.adoptNode(page.getElementById(id)))
  for (const entry of document.querySelectorAll('.entry'))
    if (open.has(entry.dataset.service)) setExpanded(entry, true)
}
`
