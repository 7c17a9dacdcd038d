import { type Browser, browser } from 'wxt/browser'
import { inTime } from '../in-time.ts'

/** A tab, or null where it was closed. */
export async function tabById(tabId: number) {
  try {
    return await browser.tabs.get(tabId)
  } catch {
    return null
  }
}

/**
 * Waits until a tab has loaded a document; false where the tab is gone or it takes too long.
 * @param isWanted tells the wanted document by its address: a new tab may first show a complete
 *   about:blank (Firefox 153).
 */
export async function whenLoaded(
  tabId: number,
  timeoutMs: number,
  isWanted: (url: string | undefined) => boolean = () => true,
): Promise<boolean> {
  const isLoaded = (tab: Browser.tabs.Tab) => tab.status === 'complete' && isWanted(tab.url)
  let stop = () => {}
  const loaded = new Promise<boolean>((resolve) => {
    const updated = (id: number, _change: unknown, tab: Browser.tabs.Tab) => {
      if (id === tabId && isLoaded(tab)) resolve(true)
    }
    const removed = (id: number) => {
      if (id === tabId) resolve(false)
    }
    browser.tabs.onUpdated.addListener(updated)
    browser.tabs.onRemoved.addListener(removed)
    stop = () => {
      browser.tabs.onUpdated.removeListener(updated)
      browser.tabs.onRemoved.removeListener(removed)
    }
  })
  try {
    const tab = await tabById(tabId)
    if (!tab) return false
    if (isLoaded(tab)) return true
    return (await inTime(loaded, timeoutMs)) ?? false
  } finally {
    stop()
  }
}
