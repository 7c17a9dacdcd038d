import { browser } from 'wxt/browser'
import type { PageRequest } from '../../utils/page-messages.ts'

/** Asks the background; a message wakes it. */
export function askBackground(request: PageRequest): Promise<unknown> {
  return browser.runtime.sendMessage(request)
}

/** The same where nothing hangs on the answer: the extension may have been taken away meanwhile. */
export function tellBackground(request: PageRequest): void {
  askBackground(request).catch(() => undefined)
}
