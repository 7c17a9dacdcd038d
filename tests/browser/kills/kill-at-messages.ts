import type { PageBackend } from '../drivers/page.ts'

/** Set by `npm run test:faults -- --every-message`: the whole suite, the background killed at each message. */
export const killAtMessagesVariable = 'RECONNECT_KILL_AT_MESSAGES'

export const killsAtMessages = () => process.env[killAtMessagesVariable] === '1'

/**
 * Kills the background before each click in a page of the extension and before each load of another page: the
 * message or the event that follows always meets a dead background, which has to start for it and to
 * find all that it needs on disk. (eyeo's test suite does so with each message of its pages.)
 */
export function killedAtMessages(
  backend: PageBackend,
  extensionOrigin: string,
  killBackground: () => Promise<void>,
): PageBackend {
  if (!killsAtMessages()) return backend
  const isOwn = async () => (await backend.url()).startsWith(extensionOrigin)
  return new Proxy(backend, {
    get(target, name: keyof PageBackend) {
      const method = target[name].bind(target) as (...args: unknown[]) => Promise<unknown>
      if (name !== 'click' && name !== 'navigate') return method
      return async (...args: unknown[]) => {
        if (name === 'navigate' || (await isOwn())) await killBackground()
        // Who clicks sees the page; one that nobody sees lets a dead background rest, and hears nothing.
        if (name === 'click' && (await isOwn())) await target.bringToFront()
        return await method(...args)
      }
    },
  })
}
