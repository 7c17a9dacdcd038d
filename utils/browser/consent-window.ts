import { browser } from 'wxt/browser'

/**
 * Remembers the window that launchWebAuthFlow opened, so that the user can be brought to it: the
 * browser's API doesn't give its id. `seen` is called for every new window while a consent is open.
 */
export class ConsentWindow {
  #id: number | null = null

  seen(window: { id?: number | undefined; type?: string | undefined }): void {
    if (window.type === 'popup' && window.id !== undefined) this.#id = window.id
  }

  /** Brings it to the front; false where it isn't there any more. */
  async show(): Promise<boolean> {
    if (this.#id === null) return false
    try {
      await browser.windows.update(this.#id, { focused: true })
      return true
    } catch {
      this.#id = null
      return false
    }
  }
}
