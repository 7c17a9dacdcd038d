/**
 * Functions for the page's own world, put into the page's document and all its frames of the same site.
 * `scripting.executeScript` serialises them, so each stands for itself: nothing from outside its body.
 */

/**
 * Answers the next confirm() of the page or of a frame with yes, once, and keeps its text; later ones go
 * to the user. The answer expires by itself, for the case that nobody is left to take it back; the
 * text stays until disarmConfirm. A second call before that only makes it last longer.
 * @param lifeMs Longer than a control may take to become usable and its click to show an effect (pace.ts).
 */
export function armConfirm(lifeMs = 25_000): void {
  interface State {
    original: typeof window.confirm
    asked: string | null
    until: number
  }
  const key = '__fittrendReconnectConfirm'
  const store = window as unknown as Record<string, State | undefined>
  const state = store[key] ?? { original: window.confirm, asked: null, until: 0 }
  state.until = performance.now() + lifeMs
  if (store[key]) return
  Object.defineProperty(window, key, { value: state, configurable: true, enumerable: false })
  const answer = (text?: string) => {
    const isOver = performance.now() >= state.until || wasAsked(window.top ?? window)
    if (isOver) return state.original.call(window, text)
    state.asked = String(text ?? '')
    return true
  }
  window.confirm = answer
  expire()

  function expire(): void {
    const left = state.until - performance.now()
    if (left > 0) setTimeout(expire, left)
    else if (window.confirm === answer) window.confirm = state.original
  }

  /** In the frame given or one inside it; frames of other sites don't tell. */
  function wasAsked(frame: Window): boolean {
    try {
      const inner = (frame as unknown as Record<string, State | undefined>)[key]
      if (inner && inner.asked !== null) return true
    } catch {
      return false
    }
    return Array.from({ length: frame.length }, (_, place) => frame[place]).some(
      (child) => child !== undefined && wasAsked(child),
    )
  }
}

/** Gives the page its confirm() back. Returns the text that was asked, null if none was. */
export function disarmConfirm(): string | null {
  const key = '__fittrendReconnectConfirm'
  const store = window as unknown as Record<string, unknown>
  const state = store[key] as
    | { original: typeof window.confirm; asked: string | null; until: number }
    | undefined
  if (!state) return null
  state.until = 0
  window.confirm = state.original
  delete store[key]
  return state.asked
}

/**
 * Clicks the next element that gets the event of act/click-in-page.ts; the links that need this are
 * those with a `javascript:` address. Call it anew for each click; twice before one is like once.
 */
export function armClick(): void {
  const key = '__fittrendReconnectClick'
  const store = window as unknown as Record<string, true | undefined>
  if (store[key]) return
  Object.defineProperty(window, key, { value: true, configurable: true, enumerable: false })
  window.addEventListener(
    'fittrend-reconnect-click',
    (event) => {
      delete store[key]
      const target = event.composedPath()[0]
      if (target instanceof HTMLElement) target.click()
    },
    { once: true, capture: true },
  )
}
