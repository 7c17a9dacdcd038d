import { setTimeout as pause } from 'node:timers/promises'
import type { Page as PlaywrightPage } from 'playwright-core'
import { inTime } from '../../../../utils/time/in-time.ts'
import type { Key, PageBackend, RoleQuery } from '../page.ts'
import { waitUntil } from '../wait-until.ts'

const longestCloseMs = 20_000

/** Pages that Chromium has closed, and Playwright hasn't heard of it. */
export const lostPages = new WeakSet<PlaywrightPage>()

type AriaRole = Parameters<PlaywrightPage['getByRole']>[0]

export class ChromiumPage implements PageBackend {
  readonly #page: PlaywrightPage

  constructor(page: PlaywrightPage) {
    this.#page = page
  }

  async url(): Promise<string> {
    return this.#page.url()
  }

  evaluate(expression: string): Promise<unknown> {
    return this.#page.evaluate(expression)
  }

  async navigate(url: string): Promise<void> {
    await this.#page.goto(url)
  }

  count(path: RoleQuery[]): Promise<number> {
    return this.#locate(path).count()
  }

  evaluateOn(path: RoleQuery[], functionSource: string): Promise<unknown> {
    // Playwright calls functions only, and sends them as source: so the source becomes one, here.
    const run = new Function('element', `return (${functionSource})(element)`)
    return this.#locate(path).evaluate(run as (element: Element) => unknown)
  }

  click(path: RoleQuery[], timeout: number): Promise<void> {
    return this.#locate(path).click({ timeout })
  }

  type(text: string): Promise<void> {
    return this.#page.keyboard.type(text)
  }

  press(key: Key): Promise<void> {
    return this.#page.keyboard.press(key)
  }

  screenshot(): Promise<Buffer> {
    return this.#page.screenshot()
  }

  setColorScheme(scheme: 'light' | 'dark'): Promise<void> {
    return this.#page.emulateMedia({ colorScheme: scheme })
  }

  setViewport(width: number, height: number): Promise<void> {
    return this.#page.setViewportSize({ width, height })
  }

  bringToFront(): Promise<void> {
    return this.#page.bringToFront()
  }

  /**
   * Under load, Playwright has been seen to wait for ever here. Is the page still open, then that is no matter of
   * Playwright's, and the error says whether its scripts still answer: ours may be the one that runs on.
   */
  async close(): Promise<void> {
    const url = this.#page.url()
    const isClosed = this.#page.close().then(() => true)
    if (await inTime(isClosed, longestCloseMs)) return
    if (await this.#isOpen(url)) {
      const answer = await inTime(this.#page.evaluate('1'), 5_000).catch(String)
      throw new Error(`${url} doesn't close; asked for 1, it answers ${answer}.`)
    }
    lostPages.add(this.#page)
  }

  async #isOpen(url: string): Promise<boolean> {
    const devTools = await this.#page.context().browser()?.newBrowserCDPSession()
    const targets = await devTools?.send('Target.getTargets')
    await devTools?.detach()
    return targets?.targetInfos.some((one) => one.type === 'page' && one.url === url) ?? false
  }

  /** Chromium crashes no page that is on its way to another: so that is stopped, which may come too late. */
  async crash(): Promise<void> {
    let isCrashed = false
    this.#page.once('crash', () => {
      isCrashed = true
    })
    await waitUntil('the crash', async () => {
      const devTools = await this.#page.context().newCDPSession(this.#page)
      await devTools.send('Page.stopLoading')
      // Never answered: who would is dead.
      devTools.send('Page.crash').catch(() => undefined)
      await pause(1_000)
      return isCrashed
    })
  }

  #locate(path: RoleQuery[]) {
    const [first, ...rest] = path.map(({ role, name }) => ({
      role: role as AriaRole,
      options: name === undefined ? {} : { name, exact: true },
    }))
    if (!first) throw new Error('A locator needs a role.')
    return rest.reduce(
      (scope, { role, options }) => scope.getByRole(role, options),
      this.#page.getByRole(first.role, first.options),
    )
  }
}
