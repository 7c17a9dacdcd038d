import { browser } from 'wxt/browser'
import type { PageAnswer, PageMessage } from '../page-messages.ts'
import type { HandResult, PageHand } from '../repair/page-hand.ts'
import { connectUrl, isSiteUrl, type SiteProfile } from '../site/profile.ts'
import { inTime } from './in-time.ts'
import { tabById, whenLoaded } from './tabs.ts'

/** A page that takes longer than this to load has failed for the user, too. */
const loadTimeoutMs = 30_000
/** The engine's own waits are shorter; this only catches a page whose script hangs. */
const stepTimeoutMs = 90_000
const contentScript = '/content-scripts/connect.js' as const

/** The hand on the Connect page by tabs and messages. */
export function tabHand(profile: SiteProfile): PageHand {
  const send = async (tabId: number, message: PageMessage): Promise<PageAnswer | null> => {
    try {
      return (await browser.tabs.sendMessage(tabId, message, { frameId: 0 })) as PageAnswer
    } catch {
      // No receiver, or the page went away before it answered: the callers look at the tab.
      return null
    }
  }

  /** Makes sure that our script listens in the tab's document; false where it can't. */
  const ready = async (tabId: number): Promise<boolean> => {
    if (!(await whenLoaded(tabId, loadTimeoutMs))) return false
    if (await send(tabId, { type: 'page/ping' })) return true
    try {
      // Pages that the manifest's pattern doesn't cover, and tabs older than the extension.
      await browser.scripting.executeScript({ target: { tabId }, files: [contentScript] })
    } catch {
      return false
    }
    return (await send(tabId, { type: 'page/ping' })) !== null
  }

  const lostOrGone = async (tabId: number): Promise<HandResult> => {
    const tab = await tabById(tabId)
    return tab && isSiteUrl(profile, tab.url) ? { kind: 'lost' } : { kind: 'gone' }
  }

  return {
    async open(tabId) {
      if (tabId !== null) {
        await whenLoaded(tabId, loadTimeoutMs)
        const tab = await tabById(tabId)
        if (tab && isSiteUrl(profile, tab.url)) return tabId
      }
      const created = await browser.tabs.create({ url: connectUrl(profile), active: false })
      if (created.id === undefined) return null
      return (await ready(created.id)) ? created.id : null
    },

    async reload(tabId) {
      await browser.tabs.update(tabId, { url: connectUrl(profile) })
      await whenLoaded(tabId, loadTimeoutMs)
    },

    async perform(tabId, repair, request) {
      if (!(await ready(tabId))) return await lostOrGone(tabId)
      const answer = await inTime(
        send(tabId, { type: 'page/perform', repair, request }),
        stepTimeoutMs,
      )
      if (answer?.type === 'page/performed') {
        if (answer.result.kind === 'leaving') await whenLoaded(tabId, loadTimeoutMs)
        return { kind: 'answer', result: answer.result }
      }
      await whenLoaded(tabId, loadTimeoutMs)
      return await lostOrGone(tabId)
    },

    async cancel(tabId) {
      await send(tabId, { type: 'page/cancel' })
    },

    async show(tabId) {
      const tab = await tabById(tabId)
      if (!tab) return false
      await browser.tabs.update(tabId, { active: true })
      // Firefox for Android has no windows.
      if (tab.windowId !== undefined) await browser.windows?.update(tab.windowId, { focused: true })
      return true
    },

    async isHidden(tabId) {
      return (await tabById(tabId))?.active === false
    },

    async banner(tabId, banner) {
      await send(tabId, { type: 'page/banner', banner })
    },

    async dismiss(tabId) {
      const tab = await tabById(tabId)
      if (!tab) return
      if (tab.active) await browser.tabs.update(tabId, { url: connectUrl(profile) })
      else await browser.tabs.remove(tabId)
    },
  }
}
