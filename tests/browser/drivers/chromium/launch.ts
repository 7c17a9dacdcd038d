import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type BrowserContext, type CDPSession, chromium } from 'playwright-core'
import { findBrowser } from '../../../../scripts/find-browser.ts'
import { killedAtMessages, killsAtMessages } from '../../kills/kill-at-messages.ts'
import { readBadge } from '../badge.ts'
import {
  type NotificationService,
  startNotificationService,
} from '../desktop/notification-service.ts'
import type { BackgroundGlobal, Driver, ExtensionApi, LaunchOptions } from '../driver.ts'
import { Page } from '../page.ts'
import { openProfile, type Profile } from '../profile.ts'
import { answerInTime, defaultTimeoutMs, waitUntil } from '../wait-until.ts'
import {
  allowUnpacked,
  extensionId,
  installForGood,
  isInstalled,
  loadUnpacked,
} from './installation.ts'
import { ChromiumPage, lostPages } from './page.ts'

const launchTimeoutMs = 90_000

/**
 * Chromium with the extension, headless by `--headless=new` (Playwright's own headless has no
 * extensions). Its session bus is our desktop's, so notifications take their real way.
 * A worker under DevTools, as all are here, is never stopped for being idle: killBackground does it.
 */
export async function launchChromium(options: LaunchOptions): Promise<Driver> {
  const profile = openProfile(options.profileDir)
  const id = extensionId(options.extensionDir)
  if (options.profileDir && !isInstalled(profile.dir, id)) {
    await installForGood(options.profileDir, id, () => launch(options, profile))
  }
  return launch(options, profile)
}

async function launch(options: LaunchOptions, profile: Profile): Promise<ChromiumDriver> {
  const id = extensionId(options.extensionDir)
  const installed = isInstalled(profile.dir, id)
  if (!installed) allowUnpacked(profile.dir)
  const desktop = await startNotificationService(join(profile.dir, 'session-bus'))
  const context = await chromium.launchPersistentContext(profile.dir, {
    executablePath: findBrowser('chromium'),
    headless: false,
    ignoreDefaultArgs: ['--disable-extensions'],
    args: [
      '--enable-unsafe-extension-debugging',
      // Without a GPU, each frame of a spinner is drawn by the processor that the test needs.
      '--force-prefers-reduced-motion',
      ...(options.headed ? [] : ['--headless=new']),
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
    env: { ...process.env, DBUS_SESSION_BUS_ADDRESS: desktop.address },
    timeout: launchTimeoutMs,
    viewport: null,
  })
  context.setDefaultTimeout(defaultTimeoutMs)
  try {
    const cdp = await context.browser()?.newBrowserCDPSession()
    if (!cdp) throw new Error('This playwright-core gives no session with the browser itself.')
    if (!installed) await loadUnpacked(cdp, options.extensionDir)
    await waitUntil('the service worker to be activated', () => isActivated(context))
    return new ChromiumDriver(context, cdp, desktop, profile, `chrome-extension://${id}`)
  } catch (error) {
    await context.close()
    desktop.close()
    profile.discard()
    throw error
  }
}

/** From then on its listeners are registered, so that events start it. */
async function isActivated(context: BrowserContext): Promise<boolean> {
  const state = '"serviceWorker" in self && self.serviceWorker.state'
  return (await context.serviceWorkers()[0]?.evaluate(state)) === 'activated'
}

class ChromiumDriver implements Driver {
  readonly name = 'chromium'
  readonly extensionOrigin: string
  readonly profileDir: string
  readonly #context: BrowserContext
  readonly #cdp: CDPSession
  readonly #desktop: NotificationService
  readonly #profile: Profile
  readonly #pages = new WeakMap<object, Page>()

  constructor(
    context: BrowserContext,
    cdp: CDPSession,
    desktop: NotificationService,
    profile: Profile,
    extensionOrigin: string,
  ) {
    this.#context = context
    this.#cdp = cdp
    this.#desktop = desktop
    this.#profile = profile
    this.profileDir = profile.dir
    this.extensionOrigin = extensionOrigin
  }

  openExtensionPage(path: string): Promise<Page> {
    return this.openPage(`${this.extensionOrigin}/${path}`)
  }

  async openPage(url: string): Promise<Page> {
    const page = this.#wrap(await answerInTime('a new page', this.#context.newPage()))
    await page.goto(url)
    return page
  }

  async pages(): Promise<Page[]> {
    return this.#openPages()
      .filter((page) => page.url() !== this.#observerUrl)
      .map((page) => this.#wrap(page))
  }

  waitForPage(what: string, matches: (url: string) => boolean, timeout?: number): Promise<Page> {
    const urls = () => this.#openPages().map((page) => page.url())
    return waitUntil(
      `a page: ${what}`,
      async () => {
        const page = this.#openPages().find((one) => matches(one.url()))
        return page && this.#wrap(page)
      },
      { ...(timeout && { timeout }), describe: async () => `Pages: ${urls().join(' ')}` },
    )
  }

  badge() {
    return readBadge(this)
  }

  async notifications() {
    return this.#desktop.shown().map(({ id, title, message, actions }) => ({
      handle: String(id),
      title,
      message,
      buttons: [...actions].filter(([key]) => isButton(key)).map(([, label]) => label),
    }))
  }

  async clickNotification(shown: { handle: string }, button?: string): Promise<void> {
    if (killsAtMessages()) await this.killBackground()
    const id = Number(shown.handle)
    const actions = this.#desktop.shown().find((one) => one.id === id)?.actions
    if (!actions) throw new Error(`Notification ${id} is not shown any more.`)
    const action = button
      ? [...actions].find(([key, label]) => isButton(key) && label === button)?.[0]
      : 'default'
    if (action === undefined) throw new Error(`The notification has no button "${button}".`)
    this.#desktop.invoke(id, action)
  }

  async dismissNotification(shown: { handle: string }): Promise<void> {
    this.#desktop.dismiss(Number(shown.handle))
  }

  async evaluateInExtension<A extends unknown[], R>(
    run: (api: ExtensionApi, ...args: A) => R | Promise<R>,
    ...args: A
  ): Promise<R> {
    const observer = await this.#observer()
    const list = ['chrome', ...args.map((arg) => JSON.stringify(arg))].join(', ')
    return answerInTime(`${run}`, observer.evaluate(`(${run})(${list})`)) as Promise<R>
  }

  async evaluateInBackground<A extends unknown[], R>(
    run: (background: BackgroundGlobal, ...args: A) => R | Promise<R>,
    ...args: A
  ): Promise<R> {
    const worker = await waitUntil('the service worker', async () =>
      this.#context.serviceWorkers().at(-1),
    )
    const list = ['self', ...args.map((arg) => JSON.stringify(arg))].join(', ')
    return answerInTime(`${run}`, worker.evaluate(`(${run})(${list})`)) as Promise<R>
  }

  async isBackgroundRunning(): Promise<boolean> {
    return (await this.#workerTarget()) !== undefined
  }

  /** Events that were waiting start it again at once, as the same target of DevTools. */
  async killBackground(): Promise<void> {
    const target = await this.#workerTarget()
    if (!target) return
    const before = await this.#workerStart()
    const { targetId } = target
    await answerInTime('the kill', this.#cdp.send('Target.closeTarget', { targetId }))
    await waitUntil('the end of the service worker', async () => {
      return !(await this.isBackgroundRunning()) || (await this.#workerStart()) !== before
    })
  }

  async reloadExtension(): Promise<void> {
    const before = await this.#workerStart()
    await this.evaluateInExtension((api) => {
      setTimeout(() => api.runtime.reload())
    })
    await waitUntil('the new service worker', async () => {
      const now = await this.#workerStart()
      return now !== undefined && now !== before
    })
  }

  async kill(): Promise<void> {
    const { processInfo } = await this.#cdp.send('SystemInfo.getProcessInfo')
    const pid = processInfo.find((one) => one.type === 'browser')?.id
    if (!pid) throw new Error('The browser does not name its own process.')
    const closed = new Promise((resolve) => this.#context.once('close', resolve))
    process.kill(pid, 'SIGKILL')
    await closed
    this.#desktop.close()
  }

  /** Chromium aborts when it loses its session bus, so that goes last. */
  async close(): Promise<void> {
    await this.#context.close()
    this.#desktop.close()
    this.#profile.discard()
  }

  #wrap(page: import('playwright-core').Page): Page {
    const known = this.#pages.get(page) ?? new Page(this.#killedAtMessages(new ChromiumPage(page)))
    this.#pages.set(page, known)
    return known
  }

  #openPages(): import('playwright-core').Page[] {
    return this.#context.pages().filter((page) => !lostPages.has(page))
  }

  #killedAtMessages(backend: ChromiumPage) {
    return killedAtMessages(backend, this.extensionOrigin, () => this.killBackground())
  }

  async #workerTarget() {
    const { targetInfos } = await this.#cdp.send('Target.getTargets')
    return targetInfos.find(
      (one) => one.type === 'service_worker' && one.url.startsWith(this.extensionOrigin),
    )
  }

  /** When it started, which tells one life of the worker from the next; a dead one never answers. */
  async #workerStart(): Promise<number | undefined> {
    const worker = this.#context.serviceWorkers().at(-1)
    const asked = worker?.evaluate(() => performance.timeOrigin).catch(() => undefined)
    return Promise.race([asked, pause(500, undefined)])
  }

  /** A file of the extension that holds no code, yet has the extension's API. */
  get #observerUrl(): string {
    return `${this.extensionOrigin}/manifest.json`
  }

  /** In a tab at the back, so that the page under test stays visible. */
  async #observer(): Promise<import('playwright-core').Page> {
    const find = () => this.#openPages().find((page) => page.url() === this.#observerUrl)
    const open = find()
    if (open) return open
    await this.#cdp.send('Target.createTarget', { url: this.#observerUrl, background: true })
    return waitUntil('the observer tab', async () => find())
  }
}

/** Chromium numbers the extension's buttons, and adds `default` and `settings` of its own. */
function isButton(actionKey: string): boolean {
  return /^\d+$/.test(actionKey)
}
