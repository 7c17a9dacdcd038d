import type { Rhythm } from '../connections/rhythm.ts'
import type { AlertLevel, StateId } from '../connections/states.ts'
import type { Confidence } from '../connections/verdict.ts'
import type { ProblemView } from '../problems.ts'
import type { Receipt, RepairRecord } from '../repair/record/schema.ts'
import type { Settings } from '../settings/schema.ts'
import type { StepId } from '../site/steps.ts'

/**
 * All that the views show, made by the background and pushed whole to every open view.
 * Views hold no state of their own but focus and open dialogs: a popup may die at any moment.
 * All times are milliseconds since the epoch, all dates ISO days (YYYY-MM-DD).
 */
export interface AppState {
  session: SessionView
  lastCheck: { at: number; problem: ProblemView | null } | null
  /** When the connections were read last, as they are shown; null: never. */
  lastReadAt: number | null
  checking: boolean
  connections: ConnectionView[]
  /** Id of the account whose connections are listed; null: none was read, and only our own unfinished work is listed. */
  account: string | null
  /** The FitTrend accounts that are watched; the rest of the state is about the one that is shown. */
  accounts: AccountView[]
  /** The story of each connection, in short. */
  history: ConnectionHistory[]
  /** The repair at work, waiting, or just ended; null once the user has closed its result. */
  repair: RepairView | null
  /** What is queued behind the one at work. */
  queue: { account: string; service: { id: string; name: string } }[]
  /** Faults of our own that the user has to know of (storage, permissions). */
  notices: ProblemView[]
  settings: Settings
  siteOrigin: string
  /** Page on which FitTrend's support is reached. */
  supportUrl: string
}

export type SessionView =
  | { kind: 'signed-out'; sentence: string }
  | { kind: 'signing-in' }
  /** `account`: its id, or that of the sign-in while nobody knows yet whose it is. */
  | { kind: 'signed-in'; account: string; accountName: string }
  /** This FitTrend has no API: the user's own session on the site is enough. */
  | { kind: 'not-needed' }

export interface AccountView {
  id: string
  name: string
  isShown: boolean
  /** Connections that need the user now. */
  needsYou: number
}

export interface ConnectionHistory {
  service: { id: string; name: string }
  watchedSince: number | null
  /** Share of the time watched in which imports could go on, 0 to 1. */
  uptime: number | null
  breaks: number
  lastBreakAt: number | null
  /** How often new data usually comes; null while too little is known. */
  rhythm: Rhythm | null
  /** When it is likely to break next, where it breaks regularly. */
  nextBreakAt: number | null
  repairs: number
  lastRepairAt: number | null
  /** How it was, stretch by stretch, oldest first. */
  timeline: { tone: ConnectionView['tone']; from: number; to: number }[]
  /** The latest breaks, newest first; `to` null: not over. */
  incidents: { from: number; to: number | null; label: string }[]
}

export interface ConnectionView {
  /** Id of the FitTrend account that it belongs to. */
  account: string
  service: { id: string; name: string }
  state: StateId
  /** State in words, e.g. "Needs repair". */
  label: string
  tone: 'good' | 'busy' | 'quiet' | 'warn' | 'bad'
  /** What happened and who has to act. */
  sentence: string
  /** Since when nothing has come, where that is trouble; null: it isn't, or isn't known. */
  nothingSince: string | null
  /** Facts the verdict rests on, e.g. "Last import: 2 Nov". */
  evidence: string[]
  /** Somebody at FitTrend has to act, or to look into it. */
  needsSupport: boolean
  /** How sure the verdict is, and where it was read. */
  source: 'api' | 'page'
  confidence: Confidence
  alert: AlertLevel
  canRepair: boolean
  /** A repair may not last; the sentence says why, and it is offered only after the user has said that they know. */
  explainFirst: boolean
  /** No alert until then (null: until the state changes); null: not snoozed. */
  snooze: { until: number | null } | null
}

export type StepStatus = 'pending' | 'working' | 'waiting' | 'done' | 'skipped' | 'failed'

export interface RepairView {
  id: string
  /** Id of the FitTrend account whose connection it is. */
  account: string
  service: { id: string; name: string }
  steps: { id: StepId; words: string; status: StepStatus; note: string | null }[]
  /** The step at work; null before the first and while verifying. */
  current: StepId | null
  phase: 'gate' | 'steps' | 'verifying' | 'repaired' | 'not-repaired'
  /** One sentence on what is going on now. */
  sentence: string
  /** 0 to 1. */
  progress: number
  waiting: {
    sentence: string
    button: 'show-page' | 'grant-permission' | 'either' | 'account' | 'list' | null
  } | null
  /** Who clicks on the page; null where there is nothing to click. */
  clicks: 'ours' | 'user' | null
  outcome: RepairOutcome | null
}

export type RepairOutcome =
  | { kind: 'repaired'; receipt: Receipt }
  | {
      kind: 'not-repaired'
      title: string
      /** Something has gone wrong; else it was the user's wish, or it only has to be waited. */
      isFailure: boolean
      why: string
      stateNow: string
      whatNow: string
      canRetry: boolean
      /** A step is left that the user could do on the page. */
      canDoByHand: boolean
      /** It is left removed, and the user may say that it is to stay so. */
      canLeave: boolean
      /** What a report is written of, where the user asks for one. */
      record: RepairRecord
    }
