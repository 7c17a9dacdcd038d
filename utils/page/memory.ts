import type { StepId } from '../site/steps.ts'
import type { Sent } from './act/sent.ts'
import type { BroughtToLight, Observation } from './observation.ts'
import type { PageWatch } from './wait/page-watch.ts'

/** What is known from before: needed to tell what an act of ours has brought to light. */
export interface Memory extends BroughtToLight {
  /** Whether anything was clicked for the service in this document, by us or by the user we guided. */
  hasActed: boolean
  /** The list of services is being read, or that was cut off (list/read-list.ts). */
  readsList: boolean
  /** What the last look came to, and since when; it says nothing under another watch. */
  lastPrint: { watch: PageWatch; print: string; since: number } | null
  /** The last act of a step that brought up a question nobody could answer, or was made in a hidden tab. */
  unproved: { step: StepId; sent: Sent } | null
  /** That look itself, and in what words it was taken. */
  lastLook: { look: TimedObservation; words: string } | null
}

/** One look, and since when the page has been the same to our eyes (clock.ts). */
export interface TimedObservation {
  observation: Observation
  isBusy: boolean
  since: number
  at: number
  /** What watched the page then, and how many changes it had seen. */
  watch: PageWatch
  version: number
  isMoving: boolean
}
