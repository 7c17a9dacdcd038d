/** Event that asks the page's world to click the element it is sent to; armClick waits for it. */
const clickEventName = 'fittrend-reconnect-click'

/**
 * Whether a control is a link whose address is a script. Chromium runs these only for clicks from the
 * page's own world, not for those of a content script.
 */
export function isScriptLink(element: Element): boolean {
  const address = element.closest('a[href]')?.getAttribute('href') ?? ''
  if (!/^\s*javascript:/i.test(address)) return false
  return !/^\s*javascript:\s*(void\s*\(?\s*0?\s*\)?)?\s*;?\s*$/i.test(address)
}

/** Asks the listener that was put into the page's world to click. */
export function pressInPage(innermost: Element): void {
  innermost.dispatchEvent(new CustomEvent(clickEventName, { bubbles: true, composed: true }))
}
