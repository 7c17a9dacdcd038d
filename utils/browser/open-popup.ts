import { browser } from 'wxt/browser'
import { type OpenedFor, popupPath } from '../view-link/opened-for.ts'

const size = { width: 420, height: 640 }

/**
 * Shows the popup, ready for one account and service. Where the browser doesn't let an extension open
 * its own popup (Firefox without a click on the page, Chrome without a focused window), a small window
 * shows the same page.
 */
export async function openPopup(target: OpenedFor): Promise<void> {
  const path = popupPath(target)
  if (await openInToolbar(path)) return
  const url = browser.runtime.getURL(path as '/popup.html')
  // Firefox for Android has tabs only.
  if (browser.windows) await browser.windows.create({ url, type: 'popup', ...size })
  else await browser.tabs.create({ url })
}

async function openInToolbar(path: string): Promise<boolean> {
  if (!browser.action.openPopup) return false
  try {
    await browser.action.setPopup({ popup: path })
    await browser.action.openPopup()
    return true
  } catch {
    return false
  } finally {
    await browser.action.setPopup({ popup: '/popup.html' })
  }
}
