/** Opens the row under a service, and asks before Remove, a moment after the click. */
for (const button of document.querySelectorAll<HTMLElement>('.more')) {
  button.addEventListener('click', () => {
    const isOpen = button.getAttribute('aria-expanded') !== 'true'
    button.setAttribute('aria-expanded', String(isOpen))
    const row = document.getElementById(button.getAttribute('aria-controls') ?? '')
    if (row) row.hidden = !isOpen
  })
}

document.addEventListener('submit', (event) => {
  const form = event.target
  if (!(form instanceof HTMLFormElement) || !form.dataset.ask) return
  event.preventDefault()
  setTimeout(() => {
    if (confirm(form.dataset.ask)) form.submit()
  }, 80)
})

const opener = document.querySelector<HTMLElement>('#enable-service')
opener?.addEventListener('click', () => {
  const form = document.querySelector<HTMLElement>('#offers')
  if (form) form.hidden = !form.hidden
})

document.querySelector<HTMLFormElement>('#offers')?.addEventListener('submit', (event) => {
  const form = event.target
  const select = document.querySelector<HTMLSelectElement>('#offers select')
  if (form instanceof HTMLFormElement) form.action = `/account/connect/${select?.value}/enable`
})
