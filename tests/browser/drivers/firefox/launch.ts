import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { killedAtMessages, killsAtMessages } from '../../kills/kill-at-messages.ts'
import { readBadge } from '../badge.ts'
import type {
  BackgroundGlobal,
  Driver,
  ExtensionApi,
  LaunchOptions,
  OpenedInContainer,
} from '../driver.ts'
import { Page } from '../page.ts'
import { openProfile, type Profile } from '../profile.ts'
import { waitUntil } from '../wait-until.ts'
import { packXpi } from '../xpi.ts'
import { answerAlert, recordAlerts, shownAlerts } from './alerts.ts'
import { BidiSession } from './bidi.ts'
import { runInEventPage } from './event-page.ts'
import { FirefoxPage } from './page.ts'
import { PrivilegedCode, type PrivilegedScope } from './privileged.ts'
import { type FirefoxProcess, startFirefox } from './process.ts'

/** Host of the extension's pages, which Firefox otherwise draws by lot in each profile. */
const extensionHost = '7d1f0c52-6a1e-4a3e-9d35-5f7f7ac8a001'

interface Manifest {
  id: string
  /** An icon's path. */
  icon: string
}

export async function launchFirefox(options: LaunchOptions): Promise<Driver> {
  const manifest = readManifest(options.extensionDir)
  const profile = openProfile(options.profileDir)
  const firefox = await startFirefox(profile.dir, preferences(manifest.id), options.headed ?? false)
  try {
    const bidi = await BidiSession.connect(firefox.url)
    const privileged = await PrivilegedCode.open(bidi)
    await recordAlerts(privileged)
    const driver = new FirefoxDriver(firefox, bidi, privileged, profile, manifest)
    if (!(await driver.isInstalled())) await install(bidi, options.extensionDir)
    await waitUntil('the start of the event page', () => driver.isBackgroundRunning())
    return driver
  } catch (error) {
    await firefox.kill()
    profile.discard()
    throw error
  }
}

function preferences(extensionId: string) {
  return {
    'extensions.webextensions.uuids': JSON.stringify({ [extensionId]: extensionHost }),
    // ESR installs an unsigned archive for good with this; other editions only until they are closed,
    // and then the next two keep the extension's data for the install after the next start.
    'xpinstall.signatures.required': false,
    'extensions.webextensions.keepStorageOnUninstall': true,
    'extensions.webextensions.keepUuidOnUninstall': true,
    // A browser that was killed must come up as usual: no safe mode, no old tabs.
    'toolkit.startup.max_resumed_crashes': -1,
    'browser.sessionstore.resume_from_crash': false,
    // Without it extensions have no containers, as in an ordinary profile whose user has none.
    'privacy.userContext.enabled': true,
    // Nothing but an empty tab at the start, which is a second quicker.
    'browser.startup.page': 0,
    'browser.startup.homepage_override.mstone': 'ignore',
    'browser.aboutwelcome.enabled': false,
    'browser.newtab.preload': false,
    // Without a GPU, each frame of a spinner is drawn by the processor that the test needs.
    'ui.prefersReducedMotion': 1,
    // The user says yes to what a click asks for, as in Mozilla's own tests of the permissions API.
    'extensions.webextOptionalPermissionPrompts': false,
    'datareporting.policy.dataSubmissionEnabled': false,
  }
}

function readManifest(extensionDir: string): Manifest {
  const manifest = JSON.parse(readFileSync(join(extensionDir, 'manifest.json'), 'utf8'))
  const id = manifest.browser_specific_settings?.gecko?.id
  const [icon] = Object.values(manifest.icons ?? {})
  if (!id || !icon) throw new Error(`${extensionDir}/manifest.json needs a gecko id and icons.`)
  return { id, icon: String(icon).replace(/^\//, '') }
}

async function install(bidi: BidiSession, extensionDir: string): Promise<void> {
  const archive = { type: 'base64' as const, value: packXpi(extensionDir).toString('base64') }
  await bidi
    .send('webExtension.install', { extensionData: archive, 'moz:permanent': true })
    .catch(() => bidi.send('webExtension.install', { extensionData: archive }))
}

interface AddonManagerModule {
  AddonManager: {
    getAddonByID(id: string): Promise<{ disable(): Promise<void>; enable(): Promise<void> }>
  }
}

class FirefoxDriver implements Driver {
  readonly name = 'firefox'
  readonly extensionOrigin = `moz-extension://${extensionHost}`
  readonly profileDir: string
  readonly #firefox: FirefoxProcess
  readonly #bidi: BidiSession
  readonly #privileged: PrivilegedCode
  readonly #profile: Profile
  readonly #manifest: Manifest
  readonly #pages = new Map<string, Page>()

  constructor(
    firefox: FirefoxProcess,
    bidi: BidiSession,
    privileged: PrivilegedCode,
    profile: Profile,
    manifest: Manifest,
  ) {
    this.#firefox = firefox
    this.#bidi = bidi
    this.#privileged = privileged
    this.#profile = profile
    this.#manifest = manifest
    this.profileDir = profile.dir
  }

  openExtensionPage(path: string): Promise<Page> {
    return this.openPage(`${this.extensionOrigin}/${path}`)
  }

  async openPage(url: string): Promise<Page> {
    const context = await this.#newTab()
    const page = this.#wrap(context)
    await page.goto(url)
    return page
  }

  async openInContainer(url: string): Promise<OpenedInContainer> {
    const { userContext } = await this.#bidi.send('browser.createUserContext', {})
    const page = this.#wrap(await this.#newTab(false, userContext))
    await page.goto(url)
    const deleteContainer = async () => {
      await this.#bidi.send('browser.removeUserContext', { userContext })
    }
    return { page, deleteContainer }
  }

  /** In the browser's first window: by default it would be the latest, e.g. that of a consent. */
  async #newTab(background = false, userContext?: string): Promise<string> {
    const { contexts } = await this.#bidi.send('browsingContext.getTree', { maxDepth: 0 })
    const [first] = contexts
    const { context } = await this.#bidi.send('browsingContext.create', {
      type: 'tab',
      background,
      ...(userContext !== undefined && { userContext }),
      ...(first && { referenceContext: first.context }),
    })
    return context
  }

  async pages(): Promise<Page[]> {
    return (await this.#contexts()).map(({ context }) => this.#wrap(context))
  }

  waitForPage(what: string, matches: (url: string) => boolean, timeout?: number): Promise<Page> {
    return waitUntil(
      `a page: ${what}`,
      async () => {
        const found = (await this.#contexts()).find((one) => matches(one.url))
        return found && this.#wrap(found.context)
      },
      {
        ...(timeout && { timeout }),
        describe: async () => `Pages: ${(await this.#contexts()).map((one) => one.url).join(' ')}`,
      },
    )
  }

  badge() {
    return readBadge(this)
  }

  notifications() {
    return shownAlerts(this.#privileged)
  }

  async clickNotification(shown: { handle: string }, button?: string): Promise<void> {
    if (button) throw new Error("Firefox's notifications have no buttons.")
    if (killsAtMessages()) await this.killBackground()
    await answerAlert(this.#privileged, shown.handle, 'click')
  }

  dismissNotification(shown: { handle: string }): Promise<void> {
    return answerAlert(this.#privileged, shown.handle, 'close')
  }

  async evaluateInExtension<A extends unknown[], R>(
    run: (api: ExtensionApi, ...args: A) => R | Promise<R>,
    ...args: A
  ): Promise<R> {
    const context = await this.#observer()
    const list = ['browser', ...args.map((arg) => JSON.stringify(arg))].join(', ')
    return (await this.#bidi.evaluate(context, `(${run})(${list})`)) as R
  }

  evaluateInBackground<A extends unknown[], R>(
    run: (background: BackgroundGlobal, ...args: A) => R | Promise<R>,
    ...args: A
  ): Promise<R> {
    const list = ['self', ...args.map((arg) => JSON.stringify(arg))].join(', ')
    return runInEventPage<R>(this.#privileged, this.#manifest.id, `(${run})(${list})`)
  }

  isInstalled(): Promise<boolean> {
    return this.#privileged.run(
      (scope, id) => scope.WebExtensionPolicy.getByID(id) !== null,
      this.#manifest.id,
    )
  }

  isBackgroundRunning(): Promise<boolean> {
    return this.#privileged.run(
      (scope, id) => scope.WebExtensionPolicy.getByID(id)?.extension.backgroundState === 'running',
      this.#manifest.id,
    )
  }

  async killBackground(): Promise<void> {
    await this.#privileged.run(async (scope, id) => {
      const policy = scope.WebExtensionPolicy.getByID(id)
      await policy?.extension.terminateBackground({ ignoreDevToolsAttached: true })
    }, this.#manifest.id)
  }

  async reloadExtension(): Promise<void> {
    const { contexts: before } = await this.#bidi.send('browsingContext.getTree', { maxDepth: 0 })
    const closing = before.filter(({ url }) => url.startsWith(this.extensionOrigin))
    await this.#privileged.run(async (scope: PrivilegedScope, id) => {
      const { AddonManager } = scope.ChromeUtils.importESModule<AddonManagerModule>(
        'resource://gre/modules/AddonManager.sys.mjs',
      )
      const addon = await AddonManager.getAddonByID(id)
      await addon.disable()
      await addon.enable()
    }, this.#manifest.id)
    await waitUntil('the end of the extension’s pages', async () => {
      const { contexts } = await this.#bidi.send('browsingContext.getTree', { maxDepth: 0 })
      return !contexts.some(({ context }) => closing.some((page) => page.context === context))
    })
    await waitUntil('the new event page', () => this.isBackgroundRunning())
  }

  kill(): Promise<void> {
    return this.#firefox.kill()
  }

  async close(): Promise<void> {
    if (this.#firefox.isRunning()) await this.#bidi.send('browser.close', {})
    await this.#firefox.ended()
    this.#profile.discard()
  }

  #wrap(context: string): Page {
    const known = this.#pages.get(context) ?? new Page(this.#backend(context))
    this.#pages.set(context, known)
    return known
  }

  #backend(context: string) {
    const backend = new FirefoxPage(this.#bidi, this.#privileged, context)
    return killedAtMessages(backend, this.extensionOrigin, () => this.killBackground())
  }

  async #contexts() {
    const { contexts } = await this.#bidi.send('browsingContext.getTree', { maxDepth: 0 })
    return contexts.filter((one) => one.url !== this.#observerUrl)
  }

  /** A picture of the extension: a document without code that has the extension's API. */
  get #observerUrl(): string {
    return `${this.extensionOrigin}/${this.#manifest.icon}`
  }

  /** In a tab at the back, so that the page under test stays visible. */
  async #observer(): Promise<string> {
    const { contexts } = await this.#bidi.send('browsingContext.getTree', { maxDepth: 0 })
    const open = contexts.find((one) => one.url === this.#observerUrl)
    if (open) return open.context
    const context = await this.#newTab(true)
    await this.#wrap(context).goto(this.#observerUrl)
    return context
  }
}
