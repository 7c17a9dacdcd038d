/** What the Escape key sends to where the focus is. The browser's own dialogs don't hear it. */
export function sendEscape(document: Document): void {
  let target = document.activeElement ?? document.documentElement
  while (target.shadowRoot?.activeElement) target = target.shadowRoot.activeElement
  const reaches = { bubbles: true, cancelable: true, composed: true }
  const init = { key: 'Escape', code: 'Escape', keyCode: 27, ...reaches }
  for (const type of ['keydown', 'keyup']) target.dispatchEvent(new KeyboardEvent(type, init))
}
