import type {
  Guidance,
  GuideRequest,
  PageTarget,
  PageView,
  PageWorld,
  StepRequest,
  StepResult,
} from './page-step.ts'
import type { PerformOptions } from './perform.ts'
import type { ContextOptions } from './step-context.ts'

/** The page engine as the Connect page's script uses it: in the document that both were put into. */
export interface PageEngine {
  observe(target: PageTarget, signal: AbortSignal): Promise<PageView>
  perform(
    request: StepRequest,
    world: PageWorld,
    signal: AbortSignal,
    options: Pick<PerformOptions, 'makeRoom' | 'showTarget' | 'readList'>,
  ): Promise<StepResult>
  guide(
    request: GuideRequest,
    signal: AbortSignal,
    options: Pick<ContextOptions, 'makeRoom' | 'showTarget' | 'userClicked'>,
  ): Promise<Guidance>
}

/** A global of the world that content scripts share; the page's own scripts don't see it. */
const store = globalThis as { reconnectPageEngine?: PageEngine }

export function provideEngine(engine: PageEngine): void {
  store.reconnectPageEngine = engine
}

/** The engine, or null where its script hasn't been injected into this document. */
export function engineHere(): PageEngine | null {
  return store.reconnectPageEngine ?? null
}
