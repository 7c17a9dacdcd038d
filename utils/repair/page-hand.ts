import type { GuideRequest, StepRequest, StepResult } from '../page/page-step.ts'

/**
 * What became of a request to the page. `lost`: the page went away before it answered (a page load,
 * a crash); the next document has to be asked. `gone`: the tab was closed.
 */
export type HandResult =
  | { kind: 'answer'; result: StepResult }
  | { kind: 'lost' }
  | { kind: 'gone' }

export interface PageBanner {
  repair: string
  sentence: string
  step: number
  of: number
}

/** The hand on the Connect page: one tab, one step at a time. Behind a port for tests. */
export interface PageHand {
  /**
   * The tab if it is still there, on FitTrend and in that container (null: the default store), else a new one there,
   * on the Connect page; null: neither.
   */
  open(tabId: number | null, container: string | null): Promise<number | null>
  /** Loads the Connect page anew in the tab. */
  reload(tabId: number): Promise<void>
  perform(tabId: number, repair: string, request: StepRequest): Promise<HandResult>
  /**
   * Begins to show the user what to click, and doesn't wait for them: the page tells by a message of its
   * own (page-messages.ts, `page/guided`). False where the page can't be asked.
   */
  guide(tabId: number, repair: string, request: GuideRequest): Promise<boolean>
  /** Whether the page shows the user what to click for that repair; `gone`: the tab was closed. */
  guides(tabId: number, repair: string): Promise<'yes' | 'no' | 'gone'>
  /** Ends the step at work before its next act, and the showing. */
  cancel(tabId: number): Promise<void>
  /** Brings the tab to the front; false where it is gone. */
  show(tabId: number): Promise<boolean>
  isHidden(tabId: number): Promise<boolean>
  banner(tabId: number, banner: PageBanner | null): Promise<void>
  /**
   * Puts the tab away after the repair: closed if it was never shown, left on the Connect page if the
   * user looks at it, left alone if they have moved it elsewhere.
   */
  dismiss(tabId: number): Promise<void>
}
