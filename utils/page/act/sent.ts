import type { PageQuestion } from '../page-step.ts'
import type { Since } from '../questions/since.ts'
import type { Action } from '../steps/action.ts'
import type { NavigationWatch } from '../wait/navigation-watch.ts'

/** Answers the page's confirm() while an act of ours is under way. */
export interface ConfirmWatch {
  /** What was asked that isn't ours to answer, so that Cancel was the answer; null: nothing. */
  readonly cancelled: string | null
  /** All that was asked and answered here. */
  readonly questions: PageQuestion[]
  /** A question in the page has had the act's one yes. */
  hasAnswered: boolean
  /** Sends our click: what is asked before this returns was raised by it. */
  during<T>(click: () => T): T
  stop(): void
}

/** What is needed to judge an act that was just sent. */
export interface Sent {
  action: Action
  at: number
  navigation: NavigationWatch
  /** What has come to light since. */
  since: Since
  /** Answers confirm() meanwhile; null: nobody does. */
  confirm: ConfirmWatch | null
}
