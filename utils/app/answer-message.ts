import { type Browser, browser } from 'wxt/browser'
import { commandSchema } from '../protocol/commands.ts'
import { answerPage } from './answer-page.ts'
import type { App } from './app.ts'
import { carryOut } from './commands.ts'

/**
 * Answers a view's command or the content script's request. Undefined, with nothing done, for whatever
 * isn't one of them or comes from somewhere else.
 */
export function answerMessage(
  app: App,
  message: unknown,
  sender: Browser.runtime.MessageSender,
): Promise<unknown> | undefined {
  if (sender.id !== browser.runtime.id) return undefined
  const command = commandSchema.safeParse(message)
  if (command.success) return isOwnPage(sender) ? carryOut(app, command.data) : undefined
  return answerPage(app, message, sender)
}

/** A page of the extension itself, not a content script (whose sender has the page's URL). */
export function isOwnPage(sender: Browser.runtime.MessageSender | undefined): boolean {
  return (
    sender?.id === browser.runtime.id && (sender.url ?? '').startsWith(browser.runtime.getURL('/'))
  )
}
