/*
 * Functions that run in the page's own world. Each is serialised by scripting.executeScript, so it
 * may use nothing from outside itself.
 */

/** Answers the next confirm() with yes, once, and keeps its text. */
export function armConfirm(): void {
  const own = window.confirm
  const key = Symbol.for('fittrend-reconnect.confirm')
  const state: { asked: string | null; restore: () => void } = {
    asked: null,
    restore: () => {
      window.confirm = own
    },
  }
  Object.defineProperty(window, key, { value: state, configurable: true, enumerable: false })
  window.confirm = (message?: string) => {
    window.confirm = own
    state.asked = String(message ?? '')
    return true
  }
}

/** Takes the answer back; gives the text of the confirm() that was answered, or null. */
export function disarmConfirm(): string | null {
  const key = Symbol.for('fittrend-reconnect.confirm')
  const state = Reflect.get(window, key) as
    | { asked: string | null; restore: () => void }
    | undefined
  if (!state) return null
  state.restore()
  Reflect.deleteProperty(window, key)
  return state.asked
}
