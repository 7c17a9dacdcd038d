import type { RunningSandbox } from '../../../sandbox/start.ts'
import type { Driver, Page } from '../driver.ts'
import { person } from '../person/fittrend-account.ts'
import { openPopupWindow } from '../person/popup-window.ts'
import { sendSignInForm } from '../person/sign-in-form.ts'
import { waitUntil } from '../wait-until.ts'

/** What the popup says, read in one go. */
export interface PopupSeen {
  /** False while it still looks things up. */
  isLoaded: boolean
  headings: string[]
  buttons: string[]
  /** The list of steps is shown: a repair is at work. */
  isAtWork: boolean
  /** It says of a connection that it is removed and not finished. */
  warns: boolean
}

const nothingSeen: PopupSeen = {
  isLoaded: false,
  headings: [],
  buttons: [],
  isAtWork: false,
  warns: false,
}

/** A service's screen has this long to come up by itself before the user presses the button for it, ms. */
const patienceMs = 2_500

/**
 * A user who wants Fitbit repaired and does what is asked, and nothing else: gives permission where the
 * service asks, signs in where FitTrend asks, and presses the one button that the popup offers.
 */
export class UserAtRepair {
  /** The browser that runs now: it may be killed, too. */
  readonly #driver: () => Driver
  readonly #sandbox: RunningSandbox
  #popup: Page | null = null
  #askedSince: number | null = null

  constructor(driver: () => Driver, sandbox: RunningSandbox) {
    this.#driver = driver
    this.#sandbox = sandbox
  }

  async openPopup(): Promise<Page> {
    this.#popup ??= await openPopupWindow(this.#driver())
    return this.#popup
  }

  async closePopup(): Promise<void> {
    const popup = this.#popup
    this.#popup = null
    if (!popup) return
    await popup.close()
    // Firefox still names it for a moment: the next one to be opened must not be taken for it.
    await waitUntil(
      'the end of the popup',
      async () => (await this.#pageAt(popupUrl(this.#driver()))) === null,
    )
  }

  async look(): Promise<PopupSeen> {
    return (await this.#popup?.evaluate(readPopup).catch(() => null)) ?? nothingSeen
  }

  /** The service's screen with its question, where it is open. */
  async question(): Promise<Page | null> {
    const page = await this.#servicePage()
    return page && (await page.getByRole('button', 'Allow').count()) === 1 ? page : null
  }

  /** One thing that is to be done now, if any. */
  async act(seen: PopupSeen, allows: boolean): Promise<void> {
    if (await this.answerWindow(allows)) {
      this.#askedSince = null
      return
    }
    const name = ['Sign in to FitTrend', 'Try again', 'Grant permission', 'Repair Fitbit'].find(
      (label) => seen.buttons.includes(label),
    )
    // While the service’s screen is about to open by itself, "Grant permission" is offered, too.
    if (!name || (name === 'Grant permission' && !this.#isDue())) return
    this.#askedSince = null
    await this.#popup?.bringToFront()
    await this.#popup?.getByRole('button', name).click(3_000)
  }

  #isDue(): boolean {
    this.#askedSince ??= performance.now()
    return performance.now() - this.#askedSince > patienceMs
  }

  /** True where a window stands open that waits for the user, whatever it waits for. */
  async answerWindow(allows: boolean): Promise<boolean> {
    const service = await this.#servicePage()
    if (service) {
      if ((await service.getByRole('button', 'Sign in').count()) === 1) {
        await sendSignInForm(service, person.email, person.servicePassword)
      } else if (allows && (await service.getByRole('button', 'Allow').count()) === 1) {
        // A window behind another has no frames, and takes no click of a driver.
        await service.bringToFront()
        await service.getByRole('button', 'Allow').click(3_000)
      }
      return true
    }
    const site = await this.#pageAt(`${this.#sandbox.origin}/sign-in`)
    if (site) await sendSignInForm(site, person.email, person.fitTrendPassword)
    const question = await this.#pageAt(`${this.#sandbox.origin}/oauth/interaction/`)
    if (question) await question.getByRole('button', 'Allow').click(3_000)
    return site !== null || question !== null
  }

  #servicePage(): Promise<Page | null> {
    return this.#pageAt(`${this.#sandbox.servicesOrigin}/fitbit/`)
  }

  async #pageAt(prefix: string): Promise<Page | null> {
    for (const page of await this.#driver().pages()) {
      // A page that has closed meanwhile has no address any more.
      if ((await page.url().catch(() => '')).startsWith(prefix)) return page
    }
    return null
  }
}

function popupUrl({ extensionOrigin }: Driver): string {
  return `${extensionOrigin}/popup.html`
}

/** Runs in the popup. */
function readPopup(): PopupSeen {
  const texts = (selector: string) =>
    [...document.querySelectorAll(selector)].map((it) => (it.textContent ?? '').trim())
  return {
    isLoaded: document.querySelector('ul') !== null,
    headings: texts('h2, h3'),
    buttons: texts('button:not(:disabled)'),
    isAtWork: document.querySelector('[role=progressbar], progress') !== null,
    warns: (document.body.textContent ?? '').includes('Removed, not finished'),
  }
}
