import { browser } from 'wxt/browser'
import type { PageAnswer, PageMessage } from '../page-messages.ts'
import { isSiteUrl, type SiteProfile } from '../site/profile.ts'
import { whenLoaded } from './tabs.ts'

/** A page that takes longer than this to load has failed for the user, too. */
export const loadTimeoutMs = 30_000
const contentScript = '/content-scripts/connect.js' as const

/** Messages to the content script in a tab's top document. */
export function pageChannel(profile: SiteProfile) {
  /** The answer, or null where nobody listens or the page went away before it answered. */
  const send = async (tabId: number, message: PageMessage): Promise<PageAnswer | null> => {
    try {
      return (await browser.tabs.sendMessage(tabId, message, { frameId: 0 })) as PageAnswer
    } catch {
      return null
    }
  }

  /** Makes sure that our script listens in the tab's document; false where it can't. */
  const ready = async (tabId: number): Promise<boolean> => {
    const isSite = (url: string | undefined) => isSiteUrl(profile, url)
    if (!(await whenLoaded(tabId, loadTimeoutMs, isSite))) return false
    if (await send(tabId, { type: 'page/ping' })) return true
    try {
      // Pages that the manifest's pattern doesn't cover, and tabs older than the extension.
      await browser.scripting.executeScript({ target: { tabId }, files: [contentScript] })
    } catch {
      return false
    }
    return (await send(tabId, { type: 'page/ping' })) !== null
  }

  return { send, ready }
}
