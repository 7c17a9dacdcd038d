import { browser } from 'wxt/browser'
import type { HandResult, PageHand } from '../repair/page-hand.ts'
import { connectUrl, isSiteUrl, type SiteProfile } from '../site/profile.ts'
import { inTime } from '../time/in-time.ts'
import { containerOfTab, openTab } from './containers.ts'
import { loadTimeoutMs, pageChannel } from './page-channel.ts'
import { tabById, whenLoaded } from './tabs.ts'

/** The engine's own waits are shorter; this only catches a page whose script hangs. */
const stepTimeoutMs = 90_000

/**
 * The hand on the Connect page by tabs and messages.
 * @param hasSiteAccess without it no tab of FitTrend can be told from another, so none is opened
 */
export function tabHand(profile: SiteProfile, hasSiteAccess: () => Promise<boolean>): PageHand {
  const { send, ask, makeReady } = pageChannel(profile)
  /**
   * Tabs that were opened here and never shown. A worker that was killed forgets them, and with that
   * leaves them open: better one tab too many than one of the user's closed.
   */
  const unseen = new Set<number>()

  const lostOrGone = async (tabId: number): Promise<HandResult> => {
    const tab = await tabById(tabId)
    return tab && isSiteUrl(profile, tab.url) ? { kind: 'lost' } : { kind: 'gone' }
  }

  return {
    async open(tabId, container) {
      if (!(await hasSiteAccess())) return null
      if (tabId !== null) {
        await whenLoaded(tabId, loadTimeoutMs)
        const tab = await tabById(tabId)
        const isOurs = tab && isSiteUrl(profile, tab.url) && containerOfTab(tab) === container
        if (isOurs) return tabId
      }
      const created = await openTab(connectUrl(profile), container)
      if (created?.id === undefined) return null
      unseen.add(created.id)
      return (await makeReady(created.id)) ? created.id : null
    },

    async reload(tabId) {
      await browser.tabs.update(tabId, { url: connectUrl(profile) })
      await whenLoaded(tabId, loadTimeoutMs)
    },

    async perform(tabId, repair, request) {
      const answer = await inTime(
        ask(tabId, { type: 'page/perform', repair, request }),
        stepTimeoutMs,
      )
      if (answer?.type === 'page/performed') {
        if (answer.result.kind === 'leaving') await whenLoaded(tabId, loadTimeoutMs)
        return { kind: 'answer', result: answer.result }
      }
      if (answer?.type === 'page/failed') throw new Error(answer.reason)
      await whenLoaded(tabId, loadTimeoutMs)
      return await lostOrGone(tabId)
    },

    async guide(tabId, repair, request) {
      const answer = await ask(tabId, { type: 'page/guide', repair, request })
      return answer?.type === 'page/ok'
    },

    async guides(tabId, repair) {
      const here = await send(tabId, { type: 'page/ping' })
      if (here?.type === 'page/here') return here.guides === repair ? 'yes' : 'no'
      return (await tabById(tabId)) ? 'no' : 'gone'
    },

    async cancel(tabId) {
      await send(tabId, { type: 'page/cancel' })
    },

    async show(tabId) {
      const tab = await tabById(tabId)
      if (!tab) return false
      unseen.delete(tabId)
      await browser.tabs.update(tabId, { active: true })
      // Firefox for Android has no windows.
      if (tab.windowId !== undefined) await browser.windows?.update(tab.windowId, { focused: true })
      return true
    },

    async isHidden(tabId) {
      const tab = await tabById(tabId)
      // The user has gone to it by themselves.
      if (tab?.active) unseen.delete(tabId)
      return tab?.active === false
    },

    async banner(tabId, banner) {
      await send(tabId, { type: 'page/banner', banner })
    },

    async dismiss(tabId) {
      const tab = await tabById(tabId)
      const isUnseen = unseen.delete(tabId)
      // Elsewhere, the tab is the user's by now.
      if (!tab || !isSiteUrl(profile, tab.url)) return
      if (tab.active) await browser.tabs.update(tabId, { url: connectUrl(profile) })
      else if (isUnseen) await browser.tabs.remove(tabId)
    },
  }
}
