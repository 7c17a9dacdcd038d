import * as v from 'valibot'
import { type Browser, browser } from 'wxt/browser'
import { type Command, type CommandAnswer, commandSchema } from '../protocol/commands.ts'

interface Needs {
  carryOut: (command: Command) => Promise<CommandAnswer>
  /** Answers the content script; undefined where it isn't one of its requests. */
  answerPage: (
    message: unknown,
    sender: Browser.runtime.MessageSender,
  ) => Promise<unknown> | undefined
}

/**
 * Answers a view's command or the content script's request. Undefined, with nothing done, for whatever
 * isn't one of them or comes from somewhere else.
 */
export function answerMessage(
  { carryOut, answerPage }: Needs,
  message: unknown,
  sender: Browser.runtime.MessageSender,
): Promise<unknown> | undefined {
  if (sender.id !== browser.runtime.id) return undefined
  const command = v.safeParse(commandSchema, message)
  if (command.success) return isOwnPage(sender) ? carryOut(command.output) : undefined
  return answerPage(message, sender)
}

/** A page of the extension itself, not a content script (whose sender has the page's URL). */
export function isOwnPage(sender: Browser.runtime.MessageSender | undefined): boolean {
  return (
    sender?.id === browser.runtime.id && (sender.url ?? '').startsWith(browser.runtime.getURL('/'))
  )
}
