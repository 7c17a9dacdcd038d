/**
 * Waits `ms` milliseconds. Hidden tabs wait longer: browsers wake their timers once a second, or less.
 * @throws the signal's reason once it is aborted.
 */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted()
  return new Promise((resolve, reject) => {
    const timer = setTimeout(finish, ms)
    signal.addEventListener('abort', stop)

    function finish() {
      signal.removeEventListener('abort', stop)
      resolve()
    }

    function stop() {
      clearTimeout(timer)
      signal.removeEventListener('abort', stop)
      reject(signal.reason)
    }
  })
}

/** Waits for the next animation frame; for 50 ms where there are none, as in a hidden tab. */
export function nextFrame(document: Document, signal: AbortSignal): Promise<void> {
  const view = document.defaultView
  if (!view || document.hidden) return pause(50, signal)
  const frame = new Promise<void>((resolve) => view.requestAnimationFrame(() => resolve()))
  return Promise.race([frame, pause(50, signal)])
}

/** Milliseconds on a clock that never goes back. */
export function now(): number {
  return performance.now()
}
