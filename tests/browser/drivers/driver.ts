import type { BrowserName } from '../../../scripts/find-browser.ts'
import { launchChromium } from './chromium/launch.ts'
import { launchFirefox } from './firefox/launch.ts'
import type { Page } from './page.ts'

export type { BrowserName, Page }

export interface LaunchOptions {
  /** The built extension, unpacked. */
  extensionDir: string
  /** A profile to go on with, which close() then keeps; by default a fresh one, removed by close(). */
  profileDir?: string
  /** Shows the windows; default false. */
  headed?: boolean
}

export interface Badge {
  text: string
  /** `#rrggbb` */
  color: string
  /** The tooltip of the toolbar button. */
  title: string
}

/** A notification as the desktop shows it. */
export interface ShownNotification {
  /** The desktop's own id, not the extension's. */
  handle: string
  title: string
  message: string
  /** Labels of its buttons; always empty in Firefox, which has none. */
  buttons: string[]
}

export interface OpenedInContainer {
  page: Page
  /** Closes its tabs, too. */
  deleteContainer(): Promise<void>
}

/** The extension API as seen from one of the extension's own pages. */
export type ExtensionApi = typeof chrome

/** What a worker's global and a window have in common. */
export type BackgroundGlobal = EventTarget & { [name: string]: unknown }

/** A real browser with the real extension in it; one interface, so that one test text runs in both. */
export interface Driver {
  readonly name: BrowserName
  /** `chrome-extension://id` or `moz-extension://uuid`. */
  readonly extensionOrigin: string
  readonly profileDir: string

  /** Opens e.g. `popup.html?service=fitbit` in a tab. */
  openExtensionPage(path: string): Promise<Page>
  openPage(url: string): Promise<Page>
  /** Firefox: the user opens it in a container of its own, with cookies of its own. */
  openInContainer?(url: string): Promise<OpenedInContainer>
  /** All tabs and windows with a page: the consent window of the identity API, too. */
  pages(): Promise<Page[]>
  waitForPage(what: string, matches: (url: string) => boolean, timeout?: number): Promise<Page>

  badge(): Promise<Badge>
  notifications(): Promise<ShownNotification[]>
  /** The user's click on the notification, or on the button with that label. */
  clickNotification(shown: ShownNotification, button?: string): Promise<void>
  /** The user closes the notification. */
  dismissNotification(shown: ShownNotification): Promise<void>

  /**
   * Runs a self-contained function with the extension's API in a page of the extension that holds no
   * code of its own, and gives back its JSON-like result: e.g. makes an alarm ring now.
   */
  evaluateInExtension<A extends unknown[], R>(
    run: (api: ExtensionApi, ...args: A) => R | Promise<R>,
    ...args: A
  ): Promise<R>
  /**
   * Runs a self-contained function in the background itself, as code of the extension would run there, with the
   * global of the service worker or of Firefox's event page. Doesn't wake it.
   */
  evaluateInBackground<A extends unknown[], R>(
    run: (background: BackgroundGlobal, ...args: A) => R | Promise<R>,
    ...args: A
  ): Promise<R>
  /** Whether the service worker, or Firefox's event page, is alive. */
  isBackgroundRunning(): Promise<boolean>
  /** Ends the background as the browser does when it is idle; its next event starts it again. */
  killBackground(): Promise<void>
  /** As an update does: all pages of the extension close, the background starts anew. */
  reloadExtension(): Promise<void>

  /** kill -9 of the whole browser. The profile stays, for a launch with `profileDir`. */
  kill(): Promise<void>
  close(): Promise<void>
}

/** A browser with the extension installed and its background started. */
export function launchBrowser(name: BrowserName, options: LaunchOptions): Promise<Driver> {
  return name === 'firefox' ? launchFirefox(options) : launchChromium(options)
}
