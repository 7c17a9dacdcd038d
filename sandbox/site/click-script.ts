/**
 * Tells the sandbox of every control that is clicked, before the page acts on it, so that tests can
 * count wrong clicks. A decoy carries `data-decoy` on itself or around it.
 */
export const clickScript = `
document.addEventListener('click', (event) => {
  const target = event.composedPath()[0]
  const control = target.closest && target.closest('a, button, input, select, summary, [role]')
  if (!control) return
  const entry = control.closest('[data-service]')
  const decoy = control.closest('[data-decoy]')
  navigator.sendBeacon('/account/connect/clicks', JSON.stringify({
    name: (control.getAttribute('aria-label') || control.textContent || control.value || '').trim().slice(0, 80),
    service: entry ? entry.dataset.service : null,
    decoy: decoy ? decoy.dataset.decoy || 'decoy' : null,
    trusted: event.isTrusted,
  }))
}, true)
`
