/**
 * Functions for the page's own world. `scripting.executeScript` serialises them, so each stands for
 * itself: nothing from outside its body, everything else by its arguments.
 */

/** Event by which the content script asks the page's world to click the element it is sent to. */
export const clickEventName = 'fittrend-reconnect-click'

/** Key of the window under which the page's own confirm() is kept meanwhile. */
export const confirmKey = '__fittrendReconnectConfirm'

/**
 * Answers the page's next confirm() with yes, once, and keeps its text; later ones go to the user.
 * Run in all frames of the tab, in the MAIN world, with `confirmKey` as argument.
 */
export function installConfirm(key: string): void {
  const store = window as unknown as Record<string, unknown>
  if (store[key]) return
  const original = window.confirm
  const state: { original: typeof window.confirm; asked: string | null } = { original, asked: null }
  Object.defineProperty(window, key, { value: state, configurable: true, enumerable: false })
  window.confirm = (text?: string) => {
    if (state.asked !== null) return original.call(window, text)
    state.asked = String(text ?? '')
    return true
  }
}

/** Gives the page its confirm() back. Returns the text that was asked, null if none was. */
export function restoreConfirm(key: string): string | null {
  const store = window as unknown as Record<string, unknown>
  const state = store[key] as { original: typeof window.confirm; asked: string | null } | undefined
  if (!state) return null
  window.confirm = state.original
  delete store[key]
  return state.asked
}

/**
 * Clicks, in the page's world, the next element that gets the named event. Run in the MAIN world of
 * the top frame, with `clickEventName` as argument.
 */
export function installPageClick(eventName: string): void {
  window.addEventListener(
    eventName,
    (event) => {
      const target = event.composedPath()[0]
      if (target instanceof HTMLElement) target.click()
    },
    { once: true, capture: true },
  )
}
