import { browser } from 'wxt/browser'
import { answered } from '../../utils/protocol/late-answer.ts'
import type { PageRequest } from '../../utils/protocol/page-messages.ts'

/** Asks the background; a message wakes it. */
export async function askBackground(request: PageRequest): Promise<unknown> {
  return answered(await browser.runtime.sendMessage(request))
}

/** The same where nothing hangs on the answer: the extension may have been taken away meanwhile. */
export function tellBackground(request: PageRequest): void {
  askBackground(request).catch(() => undefined)
}
