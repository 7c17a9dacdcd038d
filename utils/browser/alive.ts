import { browser } from 'wxt/browser'

/**
 * Whether this worker will live on. One that Chromium is ending still runs for a moment, while all that it asks of the
 * browser fails ("No SW"): a tab that can't be had then isn't gone, nor is a window closed.
 */
export async function isAlive(): Promise<boolean> {
  try {
    await browser.runtime.getPlatformInfo()
    return true
  } catch {
    return false
  }
}
