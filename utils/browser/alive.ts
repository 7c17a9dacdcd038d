import { browser } from 'wxt/browser'

/** Chromium ends a worker that doesn't end by itself after five seconds (kStopWorkerTimeout). */
const longestEndMs = 10_000

/**
 * Resolves once this worker is known to live on. One that Chromium is ending still runs for a moment, while all that it
 * asks of the browser fails ("No SW"): a tab that can't be had then isn't gone, nor is a window closed. Whoever is still
 * here after the time that an end may take lives, whatever has failed.
 */
export async function livesOn(): Promise<void> {
  try {
    await browser.runtime.getPlatformInfo()
  } catch {
    await new Promise((resolve) => setTimeout(resolve, longestEndMs))
  }
}
