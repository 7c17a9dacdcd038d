import type { Departure } from './departure.ts'
import type { PageQuestion, PageWorld, StepRequest } from './page-step.ts'
import type { Stage } from './stage.ts'

/** One step under way. */
export interface Run {
  request: StepRequest
  stage: Stage
  world: PageWorld
  departure: Departure
  clicked: string[]
  questions: PageQuestion[]
  made: string[]
  /** See StepResult. */
  leftOpen?: true
}
