/** The part of a runtime port that a link needs. */
export interface LinkPort {
  onMessage: { addListener(listen: (message: unknown) => void): void }
  onDisconnect: { addListener(listen: () => void): void }
}

export interface LinkEvents {
  onMessage(message: unknown): void
  /** Nothing has come for a while although the link was tried again and again. */
  onSilence(): void
}

const firstDelayMs = 100
const longestDelayMs = 5_000
/** A worker starts in well under a second; five leave room for a machine that is just waking up. */
const silenceMs = 5_000

/**
 * Keeps a port to the background open for as long as the page lives.
 * Browsers end an idle worker after 30 s, and its ports with it: connecting again starts it. A page
 * nobody looks at waits until it is seen, so that a forgotten tab doesn't wake the worker for ever.
 */
export function keepLinked(connect: () => LinkPort, events: LinkEvents, page: Document): void {
  let delay = firstDelayMs
  let silence: ReturnType<typeof setTimeout> | undefined

  function open() {
    silence ??= setTimeout(events.onSilence, silenceMs)
    try {
      const port = connect()
      port.onMessage.addListener(receive)
      port.onDisconnect.addListener(openLater)
    } catch {
      // The extension was updated or is being reloaded; the next try tells.
      openLater()
    }
  }

  function receive(message: unknown) {
    clearTimeout(silence)
    silence = undefined
    delay = firstDelayMs
    events.onMessage(message)
  }

  function openLater() {
    setTimeout(() => whenVisible(page, open), delay)
    delay = Math.min(delay * 2, longestDelayMs)
  }

  open()
}

function whenVisible(page: Document, run: () => void) {
  if (page.visibilityState === 'visible') return run()
  page.addEventListener('visibilitychange', () => whenVisible(page, run), { once: true })
}
