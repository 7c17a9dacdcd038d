import type { ConsentWindows } from '../../../utils/repair/runner-parts.ts'
import type { ConsentWindow } from './consent-window.ts'

/** A browser in which the consent window and the user's own popups aren't ours. */
export class OneWindow implements ConsentWindows {
  readonly #consent: ConsentWindow

  constructor(consent: ConsentWindow) {
    this.#consent = consent
  }

  async isOpen(id: number): Promise<boolean> {
    return this.#consent.window === id || this.#consent.popups.has(id)
  }

  async show(id: number): Promise<boolean> {
    return this.#consent.window === id
  }

  async close(id: number): Promise<void> {
    this.#consent.popups.delete(id)
    if (this.#consent.window === id) this.#consent.close()
  }

  async findLeftBehind(): Promise<number | null> {
    return this.#consent.window
  }
}
