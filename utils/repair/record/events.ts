import type { PageQuestion, PageView } from '../../page/page-step.ts'
import type { StepId } from '../../site/steps.ts'
import type { Message } from '../../words/message.ts'
import type { RepairProblem } from './problem.ts'
import type { Before, PageSession, Receipt, RepairRecord } from './schema.ts'

/** A step on the page; the sixth may be done by FitTrend's API instead. */
export type PageStepId = Exclude<StepId, 'enable'>

/** How FitTrend lists the service of a repair. `on`: in any state but switched off. */
export type Listed = 'on' | 'off' | 'gone'

type WaitingKind = NonNullable<RepairRecord['waiting']>['kind']

/**
 * All that can happen to a repair. Each is written by `Journal.record`, and nothing else writes; which may come in
 * which phase, and where it leads, stands in one table (table.ts).
 */
export type RepairEvent =
  /** The gate has found that all after Remove can be done. `begunByHand`: what the user has done of it already. */
  | { kind: 'gate-passed'; before: Before; begunByHand: 'no' | 'disabled' | 'removed' }
  /** The repair ends without success. `removed`: what has become known of that with it. */
  | { kind: 'ended'; problem: RepairProblem; removed?: RepairRecord['removed'] }
  /** FitTrend lists the connection no more, and nothing of ours has removed it. By its own clock, ms since the epoch. */
  | { kind: 'found-removed'; serverTime: number }

  /** Ahead of the act: from here on it may have happened. */
  | { kind: 'step-intended'; step: StepId; tabId: number }
  /** The act that was intended didn't happen after all. */
  | { kind: 'step-untouched'; step: StepId }
  | {
      kind: 'step-proved'
      step: PageStepId
      /** `skipped`: nothing had to be done. */
      status: 'done' | 'skipped'
      note: Message | null
      /** Whether an act may have been sent for it. */
      isUntouched: boolean
      /** Of Expand: the page offers no Disable, so that none of ours can show whose page it is. */
      isOff?: boolean
      /** Of Remove: FitTrend itself, or the page in the same session, shows it gone; else that isn't known. */
      isGone?: boolean
      /** When FitTrend itself has shown that, by its own clock, ms since the epoch. */
      goneAt?: number | undefined
    }
  /** Step 5 couldn't be done, and is left for what FitTrend's API can do without it. */
  | { kind: 'select-passed-over'; note: Message }
  | { kind: 'tab-opened'; tabId: number }
  /** Ids of tabs and windows don't outlive the browser. */
  | { kind: 'browser-started' }
  | { kind: 'questions-asked'; step: StepId; questions: PageQuestion[] }
  | { kind: 'page-seen'; step: StepId; view: Pick<PageView, 'kind' | 'user'> }
  /** A sign that the site's session may have changed hands. */
  | { kind: 'account-doubted' }
  | { kind: 'account-proved'; session: PageSession }

  /** The list of services was read before Disable, and closed with nothing chosen. */
  | { kind: 'list-read'; tookMs: number }
  /** It couldn't be: the user is to say whether the repair goes on. */
  | { kind: 'list-unread'; tookMs: number; problem: RepairProblem }
  | { kind: 'list-told'; goOn: boolean }

  /** The user is to sign in to the site; `removed`: what the page has told of that. */
  | { kind: 'sign-in-asked'; removed: RepairRecord['removed'] }
  /** The user is to say whose page it is. */
  | { kind: 'whose-page-asked'; why: 'signed-in' | 'not-listed' | 'listed' }
  | { kind: 'whose-page-told'; isIt: boolean }
  /** The user is to click on the page. `hands`: whether the rest of the step is theirs. */
  | {
      kind: 'click-asked'
      step: StepId
      sentence: Message
      problem: RepairProblem
      hands: 'no' | 'step'
    }
  /** `removed`: what is known by then of Remove. */
  | { kind: 'click-not-done'; removed?: RepairRecord['removed'] }
  /** What was waited for may be there: it is looked at anew. */
  | { kind: 'wait-over'; for: readonly WaitingKind[] }
  /** Who clicks from here on. */
  | { kind: 'hands-changed'; byHand: 'no' | 'rest' }
  | { kind: 'consent-asked'; state: string }
  /** The window that is still open is waited for once more. */
  | { kind: 'consent-awaited' }
  /** The API can't ask for permission: from here on the page does. */
  | { kind: 'consent-unavailable'; state: string }
  | { kind: 'consent-window-opened'; window: number }
  /** The one that a killed worker has left. */
  | { kind: 'consent-window-adopted'; window: number | null }
  /** `state`: of the consent that the window was for; null: whichever. */
  | { kind: 'consent-window-gone'; state: string | null }
  /** Permission wasn't given. `isListed`: FitTrend lists the service all the same. */
  | { kind: 'consent-failed'; state: string; problem: RepairProblem; isListed: boolean }
  /** Enable was clicked on the page; the tab is at the service now. */
  | { kind: 'consent-in-tab' }
  | { kind: 'consent-in-tab-denied' }
  /** FitTrend shows the connection on again. `state`: seen at the end of this consent; null: however. */
  | { kind: 'back'; state: string | null }

  /** One look of verification; what FitTrend said, or null where it said nothing. */
  | { kind: 'looked'; seen: Look | null }
  | { kind: 'settings-saved'; result: 'yes' | 'failed' }
  | { kind: 'proved'; receipt: Receipt }
  | { kind: 'stop-asked' }
  | { kind: 'carried-on'; byHand: 'no' | 'rest'; consentBy: RepairRecord['consentBy'] }
  /** A later reading of an ended repair's account: by FitTrend's clock and by ours, ms since the epoch. */
  | { kind: 'listed-later'; listed: Listed; serverTime: number; readAt: number }
  | { kind: 'result-shown' }
  | { kind: 'result-closed' }
  | { kind: 'left-removed' }
  /** What this one still owes is another repair's from here on. */
  | { kind: 'handed-on' }

/** What one look of verification has found. */
interface Look {
  /** FitTrend's clock, ms since the epoch. */
  serverTime: number
  isListed: boolean
  hasSettings: boolean
  awaits: RepairRecord['awaits']
}

export type EventKind = RepairEvent['kind']
export type EventOf<K extends EventKind> = Extract<RepairEvent, { kind: K }>
