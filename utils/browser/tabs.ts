import { browser } from 'wxt/browser'
import { inTime } from './in-time.ts'

/** A tab, or null where it was closed. */
export async function tabById(tabId: number) {
  try {
    return await browser.tabs.get(tabId)
  } catch {
    return null
  }
}

/** Waits until a tab has loaded its document; false where it is gone or takes too long. */
export async function whenLoaded(tabId: number, timeoutMs: number): Promise<boolean> {
  let stop = () => {}
  const loaded = new Promise<boolean>((resolve) => {
    const updated = (id: number, change: { status?: string | undefined }) => {
      if (id === tabId && change.status === 'complete') resolve(true)
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
    if (tab.status === 'complete') return true
    return (await inTime(loaded, timeoutMs)) ?? false
  } finally {
    stop()
  }
}
