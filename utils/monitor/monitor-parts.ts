import type { Reading } from '../connections/reading.ts'
import type { Sessions } from '../identity/sessions.ts'
import type { Store } from '../storage/store.ts'
import type { ConnectionSource } from './source.ts'

export interface MonitorParts {
  source: ConnectionSource
  sessions: Sessions
  store: Store
  now: () => number
  random: () => number
  isOnline: () => boolean
  hasSiteAccess: () => Promise<boolean>
  /** Whether health is read from the Connect page, with no sign-in; absent: never. */
  usesPage?: () => Promise<boolean>
  /** Of the accounts that are read from the page, the one that the user has chosen to see; null: none. */
  shownOnPage?: () => Promise<string | null>
  /** The container of an account was deleted: it is read no more. */
  containerGone?: (account: string) => Promise<void>
  /** Adds to a reading what history knows (utils/history/learner.ts); `mayAsk`: FitTrend may be asked more. */
  learn?: (reading: Reading, before: Reading | null, mayAsk: boolean) => Promise<Reading>
}
