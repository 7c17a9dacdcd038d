/** Watches whether the document begins to go away: a page load, or a tab that takes its place. */
export interface NavigationWatch {
  readonly isLeaving: boolean
  /** Fulfilled as soon as it leaves. */
  readonly left: Promise<void>
  stop(): void
}

/** `beforeunload` comes when a navigation starts, long before `pagehide` when the server is slow. */
export function watchNavigation(document: Document): NavigationWatch {
  const view = document.defaultView
  const watching = new AbortController()
  let isLeaving = false
  const left = new Promise<void>((resolve) => {
    for (const type of ['beforeunload', 'pagehide']) {
      view?.addEventListener(type, leave, { signal: watching.signal })
    }

    function leave() {
      isLeaving = true
      resolve()
    }
  })
  return {
    left,
    get isLeaving() {
      return isLeaving
    },
    stop: () => watching.abort(),
  }
}
