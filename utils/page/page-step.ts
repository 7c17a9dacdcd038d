import type { SiteWords } from '../site/profile.ts'
import type { StepId } from '../site/steps.ts'
import type { Message } from '../words/message.ts'

/** What the engine is asked to look for on the page: one service, in the words of the site profile. */
export interface PageTarget {
  service: { id: string; name: string }
  /** Names of all other services known; an entry that holds one of them is not ours alone. */
  otherServices: string[]
  words: SiteWords
  /** Name of the account whose page it should be; absent where nobody knows one. */
  account?: string | undefined
}

/** One step to do now. `acted`: an act for this step was sent before, its effect isn't known (journal). */
export interface StepRequest {
  step: StepId
  target: PageTarget
  acted: boolean
  /** `dry-run` looks, and clicks nothing. `read-list` isn't a step: it is what can be known of step 5 beforehand. */
  mode: 'automatic' | 'dry-run' | 'read-list'
}

/** One step for which the user is shown what to click. */
export interface GuideRequest {
  step: StepId
  target: PageTarget
  /** Why the engine stopped; null where the user wants to click by themselves. */
  stoppedBy: PageProblem['kind'] | null
}

/** `helped`: the user has clicked, or cleared the way. What that came to, a new look at the step tells. */
export type Guidance = 'helped' | 'timed-out'

/**
 * What an entry may say of its connection. Where several are said, the first of these counts: "Import
 * paused" and "Service unavailable" aren't errors that the user can mend.
 */
export const healthKinds = ['paused', 'down', 'retired', 'importing', 'off', 'broken'] as const
export type HealthKind = (typeof healthKinds)[number]

/** What the page shows of one service, once settled. */
export interface PageView {
  kind: 'connect' | 'signed-out' | 'other'
  /** Origin and path only: a query may hold secrets. */
  address: string
  hidden: boolean
  entry: 'absent' | 'collapsed' | 'expanded' | 'ambiguous'
  /** Controls of that service that were found, exactly one each. */
  can: Record<'disable' | 'remove' | 'enableService' | 'choose' | 'enable', boolean>
  /** What the entry says of the connection's health, and the word that says so. */
  health: { kind: HealthKind | 'listed' | 'not-listed'; word: string | null }
  user: PageUser
}

export const pageProblemKinds = [
  'not-found',
  'ambiguous',
  'not-actionable',
  'covered',
  'no-effect',
  'rolled-back',
  'unexpected-dialog',
  'signed-out',
  'wrong-page',
  'stopped',
] as const

/** Why a step stopped; nothing more was clicked. */
export interface PageProblem {
  kind: (typeof pageProblemKinds)[number]
  /** What was looked for, e.g. “Disable” of Fitbit; null: nothing on the page. */
  lookedFor: Message | null
  /** What was found instead, each as role and name, for the report. */
  candidates: string[]
  /** One sentence for the user: what they see and what to click. */
  sentence: Message
}

/** What the page asked after an act of ours, and what we did about it (see AskedQuestion in utils/repair/record/schema.ts). */
export interface PageQuestion {
  asked: string
  form: 'page' | 'confirm'
  answer: 'yes' | 'cancel' | 'left'
}

/**
 * Outcome of one step. `done` is proved by the settled page. `leaving`: the act led away from the
 * document (a page load, the consent screen); the next document has to prove it.
 */
export type StepResult = SoFar &
  (
    | {
        kind: 'done'
        alreadyDone: boolean
        /** Dry run: what would be clicked next, in words. */
        found?: string[]
      }
    | { kind: 'leaving' }
    | { kind: 'stopped'; problem: PageProblem }
  )

/** What a step has done by the time that it ends. */
interface SoFar {
  clicked: string[]
  questions: PageQuestion[]
  view: PageView
  /** The list of services was opened to be read, and couldn't be closed: only a load of the page does. */
  leftOpen?: true
}

/** What the engine needs of the outside, handed in by the content script. */
export interface PageWorld {
  /**
   * Has each confirm() of the page and its frames judged by this engine before it answers, for a short time; a
   * content script's own override isn't seen by the page (isolated worlds), so this runs in the page's world.
   */
  armConfirm(): Promise<void>
  disarmConfirm(): Promise<void>
  /**
   * Makes the page's world ready to click the next link that asks for it: links with a `javascript:`
   * address do nothing on a content script's own clicks (Chromium).
   */
  armClick?(): Promise<void>
}

/** Whose page it is, as far as it tells. */
export interface PageUser {
  /** It names the account that the engine was told of. */
  isNamed: boolean
  /** The name that it gives its user ("Signed in as Anna"); null: it doesn't say. */
  name: string | null
  /** Other services that it lists, by their names, folded and sorted. */
  listed: string[]
}
