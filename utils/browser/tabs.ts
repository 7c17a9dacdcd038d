import { browser } from 'wxt/browser'
import { inTime } from '../time/in-time.ts'

/** A tab, or null where it was closed. */
export async function tabById(tabId: number) {
  try {
    return await browser.tabs.get(tabId)
  } catch {
    return null
  }
}

/** The browser tells of no crash, and gives a discarded tab another id without a word to who waits. */
const lookEveryMs = 1_000

/**
 * Waits until a tab has loaded a document; false where the tab is gone or it takes too long. A tab without
 * one (discarded to save memory, or crashed: Chrome calls both `unloaded`) never would: it is loaded anew.
 * @param isWanted tells the wanted document by its address: a new tab may first show a complete
 *   about:blank (Firefox 153).
 */
export async function whenLoaded(
  tabId: number,
  timeoutMs: number,
  isWanted: (url: string | undefined) => boolean = () => true,
): Promise<boolean> {
  /** Undefined: not settled yet. */
  const look = async (): Promise<boolean | undefined> => {
    const tab = await tabById(tabId)
    if (!tab) return false
    if (tab.discarded || tab.status === 'unloaded') await fill(tabId)
    else if (tab.status === 'complete' && isWanted(tab.url)) return true
    return undefined
  }
  let stop = () => {}
  const loaded = new Promise<boolean>((resolve) => {
    const lookNow = async () => {
      const is = await look()
      if (is !== undefined) resolve(is)
    }
    const happened = (id: number) => {
      if (id === tabId) void lookNow()
    }
    browser.tabs.onUpdated.addListener(happened)
    browser.tabs.onRemoved.addListener(happened)
    const timer = setInterval(lookNow, lookEveryMs)
    stop = () => {
      clearInterval(timer)
      browser.tabs.onUpdated.removeListener(happened)
      browser.tabs.onRemoved.removeListener(happened)
    }
  })
  try {
    return (await look()) ?? (await inTime(loaded, timeoutMs)) ?? false
  } finally {
    stop()
  }
}

/** The tab may be closed at the same moment. */
async function fill(tabId: number): Promise<void> {
  await browser.tabs.reload(tabId).catch(() => undefined)
}
