import UIkit from 'uikit'

document.addEventListener('submit', (event) => {
  const form = event.target
  if (!(form instanceof HTMLFormElement) || !form.dataset.ask) return
  event.preventDefault()
  UIkit.modal.confirm(form.dataset.ask).then(
    () => form.submit(),
    () => {},
  )
})
