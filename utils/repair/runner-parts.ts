import type { FitTrendApi } from '../api/client.ts'
import type { IdentityPort, LockPort } from '../identity/identity-port.ts'
import type { Monitor } from '../monitor/monitor.ts'
import type { SiteProfile } from '../site/profile.ts'
import type { Journal } from './journal.ts'
import type { PageHand } from './page-hand.ts'
import type { RepairRecord } from './record.ts'
import type { RepairProblem } from './repair-problem.ts'
import { move } from './transitions.ts'

/** What a repair works with; handed in, so that each can be another in a test. */
export interface RunnerParts {
  journal: Journal
  api: FitTrendApi
  monitor: Monitor
  hand: PageHand
  /** Null where the browser has no identity API (Firefox for Android). */
  identity: IdentityPort | null
  locks: LockPort
  profile: SiteProfile
  now: () => number
  /** Waits; never longer than a worker lives. */
  sleep: (ms: number) => Promise<void>
  /** Something that the views show has changed. */
  changed: () => void
}

/** Ends a repair without success; what was removed stays known. */
export function end(record: RepairRecord, problem: RepairProblem): RepairRecord {
  return move(record, 'not-repaired', { problem })
}
