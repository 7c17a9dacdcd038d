import type { PageQuestion, PageWorld, StepRequest } from './page-step.ts'
import type { StepContext } from './step-context.ts'
import type { NavigationWatch } from './wait/navigation-watch.ts'

/** One step under way. */
export interface StepRun {
  request: StepRequest
  context: StepContext
  world: PageWorld
  navigation: NavigationWatch
  clicked: string[]
  questions: PageQuestion[]
  made: string[]
  /** See StepResult. */
  leftOpen?: true
}
