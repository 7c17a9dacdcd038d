/**
 * Tells the sandbox of every control that is clicked, before the page acts on it, so that tests can
 * count wrong clicks. A decoy carries `data-decoy` on itself or around it, across open shadow roots.
 */
export const clickScript = `
document.addEventListener('click', (event) => {
  const path = event.composedPath().filter((node) => node instanceof Element)
  const control = path.find((node) => node.matches('a, button, input, select, option, summary, label, [role], [tabindex]'))
  const decoy = path.find((node) => node.hasAttribute('data-decoy'))
  if (!control && !decoy) return
  const entry = path.find((node) => node.hasAttribute('data-service'))
  navigator.sendBeacon('/account/connect/clicks', JSON.stringify({
    name: nameOf(control || decoy),
    service: entry ? entry.dataset.service : null,
    decoy: decoy ? decoy.dataset.decoy || 'decoy' : null,
    trusted: event.isTrusted,
  }))
}, true)

function nameOf(control) {
  return (control.getAttribute('aria-label') || control.textContent || control.value || '').trim().slice(0, 80)
}
`
