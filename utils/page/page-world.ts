/**
 * Functions for the page's own world. `scripting.executeScript` serialises them, so each stands for
 * itself: nothing from outside its body.
 */

/**
 * Answers the page's next confirm() with yes, once, and keeps its text; later ones go to the user.
 * A second call before disarmConfirm changes nothing.
 */
export function armConfirm(): void {
  const key = '__fittrendReconnectConfirm'
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
export function disarmConfirm(): string | null {
  const key = '__fittrendReconnectConfirm'
  const store = window as unknown as Record<string, unknown>
  const state = store[key] as { original: typeof window.confirm; asked: string | null } | undefined
  if (!state) return null
  window.confirm = state.original
  delete store[key]
  return state.asked
}

/**
 * Clicks the next element that gets the event of act/click-in-page.ts; the links that need this are
 * those with a `javascript:` address. Call it anew for each click.
 */
export function armClick(): void {
  window.addEventListener(
    'fittrend-reconnect-click',
    (event) => {
      const target = event.composedPath()[0]
      if (target instanceof HTMLElement) target.click()
    },
    { once: true, capture: true },
  )
}
