import { browser } from 'wxt/browser'
import { parsePageAnswer } from '../protocol/page-answers.ts'
import type { PageAnswer, PageMessage } from '../protocol/page-messages.ts'
import { isSiteUrl, type SiteProfile } from '../site/profile.ts'
import { tabById, whenLoaded } from './tabs.ts'

/** A page that takes longer than this to load has failed for the user, too. */
export const loadTimeoutMs = 30_000
/** Documents that may come and go before one of them answers. */
const mostDocuments = 5
const contentScript = '/content-scripts/connect.js' as const
const pageEngine = '/page-engine.js' as const
const pageQuestions = '/page-questions.js' as const

/** Messages to the content script in a tab's top document. */
export function pageChannel(profile: SiteProfile) {
  /** Tabs that have shown FitTrend: one of them that shows another site was moved there. */
  const shown = new Set<number>()

  /** The answer, or null where nobody listens, the page went away before it answered, or it isn't one. */
  const send = async (tabId: number, message: PageMessage): Promise<PageAnswer | null> => {
    try {
      return parsePageAnswer(await browser.tabs.sendMessage(tabId, message, { frameId: 0 }))
    } catch {
      return null
    }
  }

  /**
   * Puts what is missing of our scripts into the tab's document; false where it can't.
   * @param acts whether something may be clicked there: then questions have to be judged
   */
  const makeReady = async (tabId: number, acts = true): Promise<boolean> => {
    const isSite = (url: string | undefined) => isSiteUrl(profile, url)
    const isWanted = shown.has(tabId) ? undefined : isSite
    if (!(await whenLoaded(tabId, loadTimeoutMs, isWanted))) return false
    if (!isSite((await tabById(tabId))?.url)) return false
    shown.add(tabId)
    const here = await send(tabId, { type: 'page/ping' })
    const is = here?.type === 'page/here' ? here : null
    // Nobody answers on pages that the manifest's pattern doesn't cover, and in tabs older than the extension.
    const files = [
      ...(here ? [] : [contentScript]),
      ...(is?.hasEngine ? [] : [pageEngine]),
      ...(is?.hasQuestions || !acts ? [] : [pageQuestions]),
    ]
    if (files.length === 0) return true
    try {
      await browser.scripting.executeScript({ target: { tabId }, files })
      return true
    } catch {
      return false
    }
  }

  /** Asks whichever document the tab has now; null where it can't be asked or went away. */
  const ask = async (tabId: number, message: PageMessage): Promise<PageAnswer | null> => {
    for (let documents = 0; documents < mostDocuments; documents++) {
      if (!(await makeReady(tabId, message.type !== 'page/observe'))) return null
      const answer = await send(tabId, message)
      // A new document took the place of the one that was made ready.
      if (answer?.type !== 'page/no-engine') return answer
    }
    return null
  }

  return { send, ask, makeReady }
}
