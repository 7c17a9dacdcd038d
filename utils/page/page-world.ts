/**
 * Functions for the page's own world, put into the page's document and all its frames of the same site.
 * `scripting.executeScript` serialises them, so each stands for itself: nothing from outside its body.
 */

/**
 * Has the page's confirm() judged before it answers (act/confirm-watch.ts): its text goes to the engine by an
 * event, which is dispatched and answered within the call. Where nobody answers, the browser asks as ever; alert(),
 * prompt() and beforeunload aren't touched. It ends by itself, for the case that nobody is left to take it back.
 * A second call before that only makes it last longer.
 * @param lifeMs Longer than a control may take to become usable and its click to show an effect (pace.ts).
 */
export function armConfirm(lifeMs = 75_000): void {
  interface State {
    original: typeof window.confirm
    judged?: typeof window.confirm
    until: number
  }
  const key = '__fittrendReconnectConfirm'
  const store = window as unknown as Record<string, State | undefined>
  const state: State = store[key] ?? { original: window.confirm, until: 0 }
  state.until = performance.now() + lifeMs
  if (store[key]) return
  Object.defineProperty(window, key, { value: state, configurable: true, enumerable: false })
  const judged = (text?: string) => {
    const verdict = performance.now() < state.until ? judge(String(text ?? '')) : null
    return verdict === null ? state.original.call(window, text) : verdict === 'yes'
  }
  state.judged = window.confirm = judged
  expire()

  function expire(): void {
    const left = state.until - performance.now()
    if (left > 0) return void setTimeout(expire, left)
    if (window.confirm === judged) window.confirm = state.original
    // The next act has it anew.
    if (store[key] === state) delete store[key]
  }

  /** The engine listens at the document of the step: this one, or one around it. */
  function judge(text: string): string | null {
    for (let frame: Window = window; ; frame = frame.parent) {
      try {
        const verdict = ask(frame.document, text)
        if (verdict !== null || frame === frame.parent) return verdict
      } catch {
        // A frame around this one is another site's.
        return null
      }
    }
  }

  function ask(target: Document, text: string): string | null {
    let verdict: string | null = null
    const hear = (event: Event) => {
      verdict = String((event as CustomEvent<unknown>).detail)
    }
    target.addEventListener('fittrend-reconnect-answer', hear)
    try {
      target.dispatchEvent(new CustomEvent('fittrend-reconnect-confirm', { detail: text }))
    } finally {
      target.removeEventListener('fittrend-reconnect-answer', hear)
    }
    return verdict
  }
}

/** Gives the page its confirm() back, unless the page has put another in its place meanwhile. */
export function disarmConfirm(): void {
  const key = '__fittrendReconnectConfirm'
  const store = window as unknown as Record<string, unknown>
  const state = store[key] as
    | { original: typeof window.confirm; judged?: typeof window.confirm; until: number }
    | undefined
  if (!state) return
  state.until = 0
  if (window.confirm === state.judged) window.confirm = state.original
  delete store[key]
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
