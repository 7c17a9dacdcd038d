import type { GuideRequest } from '../../utils/page/page-step.ts'
import type { PageEngine } from '../../utils/page/provided-engine.ts'
import { tellBackground } from './background.ts'

/** A user who clicks on does so within this time, in milliseconds; then FitTrend is asked once. */
const clicksEndMs = 1_000

/**
 * Shows the user what to click for as long as that takes, and then tells the background, whose worker
 * may have been killed and started anew meanwhile.
 */
export class Guide {
  /** The repair that waits for the user's click; null where none does. */
  repair: string | null = null
  readonly #shown: Pick<Parameters<PageEngine['guide']>[2], 'makeRoom' | 'showTarget'>
  #work = new AbortController()

  constructor(shown: Pick<Parameters<PageEngine['guide']>[2], 'makeRoom' | 'showTarget'>) {
    this.#shown = shown
  }

  start(engine: PageEngine, repair: string, request: GuideRequest): void {
    this.stop()
    const { signal } = this.#work
    this.repair = repair
    const userClicked = onceQuiet(() => {
      if (!signal.aborted) tellBackground({ type: 'page/user-clicked', repair })
    })
    engine.guide(request, signal, { ...this.#shown, userClicked }).then(
      (guidance) => {
        if (signal.aborted) return
        this.repair = null
        tellBackground({ type: 'page/guided', repair, guidance })
      },
      () => {
        if (!signal.aborted) this.repair = null
      },
    )
  }

  stop(): void {
    this.#work.abort()
    this.#work = new AbortController()
    this.repair = null
  }
}

/** Calls through once no further call has come for a while. */
function onceQuiet(call: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  return () => {
    clearTimeout(timer)
    timer = setTimeout(call, clicksEndMs)
  }
}
