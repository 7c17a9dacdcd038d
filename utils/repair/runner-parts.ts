import type { FitTrendApi } from '../api/client.ts'
import type { IdentityPort, LockPort } from '../identity/identity-port.ts'
import type { Monitor } from '../monitor/monitor.ts'
import type { SiteProfile } from '../site/profile.ts'
import type { PageHand } from './page-hand.ts'
import type { Journal } from './record/journal.ts'

/** Windows in which consent is asked, by the browser's ids. */
export interface ConsentWindows {
  /** Whether a window is there and may be one of consent: it shows no page of ours. */
  isOpen(id: number): Promise<boolean>
  /** Brings it to the front; false where it is gone. */
  show(id: number): Promise<boolean>
  close(id: number): Promise<void>
  /** The one window that a killed worker may have left; null where none or several could be it. */
  findLeftBehind(): Promise<number | null>
}

/** What a repair works with; handed in, so that each can be another in a test. */
export interface RunnerParts {
  journal: Journal
  api: FitTrendApi
  monitor: Monitor
  hand: PageHand
  /** Null where the browser has no identity API (Firefox for Android). */
  identity: IdentityPort | null
  windows: ConsentWindows
  /** Whether the sign-in of an account covers changes, as far as is known. */
  mayRepair: (account: string) => Promise<boolean>
  locks: LockPort
  profile: SiteProfile
  /** Sets what brings a dead worker back to an open repair; done before there is one. */
  watchOver: () => Promise<void>
  now: () => number
  /** Waits; never longer than a worker lives. */
  sleep: (ms: number) => Promise<void>
  /** Something that the views show has changed. */
  changed: () => void
}
