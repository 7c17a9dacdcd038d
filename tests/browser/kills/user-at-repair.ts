import type { RunningSandbox } from '../../../sandbox/start.ts'
import type { Driver, Page } from '../drivers/driver.ts'
import { waitUntil } from '../drivers/wait-until.ts'
import { person } from '../person/fittrend-account.ts'
import { openPopupWindow } from '../person/popup-window.ts'
import { sendSignInForm } from '../person/sign-in-form.ts'

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
  /** Address of the service's question that was answered last. */
  #answered: string | null = null

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
    return page && (await page.evaluate(offers, 'Allow').catch(() => false)) ? page : null
  }

  /** Gives permission on the service's screen: once, as a second answer to the same question is an error there. */
  async allow(): Promise<void> {
    const page = await this.#servicePage()
    const url = await page?.url()
    if (!page || !url || url === this.#answered || !(await page.evaluate(offers, 'Allow'))) return
    this.#answered = url
    await page.evaluate(press, 'Allow')
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
    await this.#popup?.evaluate(press, name)
  }

  #isDue(): boolean {
    this.#askedSince ??= performance.now()
    return performance.now() - this.#askedSince > patienceMs
  }

  /** True where a window stands open that waits for the user, whatever it waits for. */
  async answerWindow(allows: boolean): Promise<boolean> {
    const service = await this.#servicePage()
    if (service) {
      const asksWho = await service.evaluate(offers, 'Sign in')
      if (asksWho) await sendSignInForm(service, person.email, person.servicePassword)
      else if (allows) await this.allow()
      return true
    }
    const site = await this.#pageAt(`${this.#sandbox.origin}/sign-in`)
    if (site) await sendSignInForm(site, person.email, person.fitTrendPassword)
    const question = await this.#pageAt(`${this.#sandbox.origin}/oauth/interaction/`)
    if (question) await question.evaluate(press, 'Allow')
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

/** Runs in a page. */
function offers(label: string): boolean {
  const buttons = [...document.querySelectorAll('button')]
  return buttons.some(({ textContent }) => textContent?.trim() === label)
}

/**
 * Runs in a page: presses the button if it is still there. In one go, because between a look and a click of
 * a driver the button may become another.
 */
function press(label: string): void {
  const buttons = [...document.querySelectorAll<HTMLButtonElement>('button:not(:disabled)')]
  buttons.find(({ textContent }) => textContent?.trim() === label)?.click()
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
