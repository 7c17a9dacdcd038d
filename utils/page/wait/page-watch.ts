import { now, pause } from './clock.ts'

/** Tells of changes of a page as they come, so that nobody has to look for them again and again. */
export interface PageWatch {
  /** Grows with each change. */
  readonly version: number
  /** When the last change came, or when it began to watch (clock.ts). */
  readonly changedAt: number
  /**
   * Watches these documents and shadow roots, too; frames and roots that aren't named aren't seen into.
   * Gives whether it has watched all of them before.
   */
  include(roots: Iterable<Node>): boolean
  /** Counts a change that the page can't tell, as an act of our own. */
  bump(): void
  /** Fulfilled by the next change after `version`, or when the time (ms) is up. */
  change(version: number, ms: number, signal: AbortSignal): Promise<void>
}

/** What changes a page without changing its tree: styles and sizes, states of controls, what is loaded. */
const tellingEvents =
  'animationend beforetoggle change click focusin focusout input load popstate readystatechange resize scroll toggle transitionend'.split(
    ' ',
  )

/** Nobody may want to know any more: a watch costs the page a little with each change. */
const idleMs = 3_000

const watches = new WeakMap<Document, Watch>()

/** The document's watch; one that lies idle ends by itself, and the next starts with new knowledge. */
export function watchPage(document: Document): PageWatch {
  const kept = watches.get(document)
  if (kept?.isAlive) return kept
  const watch = new Watch(document)
  watches.set(document, watch)
  return watch
}

class Watch implements PageWatch {
  version = 0
  changedAt = now()
  isAlive = true
  readonly #observer = new MutationObserver(() => this.bump())
  /** An answer from the network may settle what the page has shown already. */
  readonly #requests = new PerformanceObserver(() => this.bump())
  readonly #listening = new AbortController()
  readonly #roots = new WeakSet<Node>()
  #waiting: (() => void)[] = []
  #idle: ReturnType<typeof setTimeout> | undefined

  constructor(document: Document) {
    this.include([document])
    this.#requests.observe({ type: 'resource' })
  }

  include(roots: Iterable<Node>): boolean {
    this.#keepAlive()
    let hasAll = true
    for (const root of roots) {
      if (this.#roots.has(root)) continue
      hasAll = false
      this.#roots.add(root)
      this.#observer.observe(root, {
        subtree: true,
        childList: true,
        attributes: true,
        characterData: true,
      })
      this.#listen(root)
    }
    return hasAll
  }

  /** Events that don't bubble pass on the way down, and stay inside their own tree. */
  #listen(root: Node): void {
    const options = { capture: true, passive: true, signal: this.#listening.signal }
    const view = root.nodeType === 9 ? (root as Document).defaultView : null
    for (const type of tellingEvents) {
      const target = view && (type === 'resize' || type === 'popstate') ? view : root
      target.addEventListener(type, this.#bump, options)
    }
  }

  readonly #bump = () => this.bump()

  bump(): void {
    this.version += 1
    this.changedAt = now()
    const waiting = this.#waiting
    this.#waiting = []
    for (const tell of waiting) tell()
  }

  async change(version: number, ms: number, signal: AbortSignal): Promise<void> {
    this.#keepAlive()
    if (version !== this.version) return
    const changed = new Promise<void>((resolve) => this.#waiting.push(resolve))
    const waiting = new AbortController()
    const time = pause(ms, AbortSignal.any([signal, waiting.signal]))
    try {
      await Promise.race([changed, time])
    } finally {
      waiting.abort()
      time.catch(() => undefined)
    }
  }

  #keepAlive(): void {
    clearTimeout(this.#idle)
    this.#idle = setTimeout(() => {
      this.isAlive = false
      this.#observer.disconnect()
      this.#requests.disconnect()
      this.#listening.abort()
      this.bump()
    }, idleMs)
  }
}
