import type { Alerts } from '../alerts/alerts.ts'
import type { PageWorldPort } from '../browser/page-world.ts'
import type { History } from '../history/history.ts'
import type { IdentityPort } from '../identity/identity-port.ts'
import type { Sessions } from '../identity/sessions.ts'
import type { ApiPresence } from '../monitor/api-presence.ts'
import type { Monitor } from '../monitor/monitor.ts'
import type { PageHand } from '../repair/page-hand.ts'
import type { Journal } from '../repair/record/journal.ts'
import type { RepairRecord } from '../repair/record/schema.ts'
import type { RepairRunner } from '../repair/runner.ts'
import type { SiteProfile } from '../site/profile.ts'
import type { Store } from '../storage/store.ts'

/** What the background is put together from (wire.ts does that for the running browser). */
export interface Parts {
  profile: SiteProfile
  store: Store
  sessions: Sessions
  monitor: Monitor
  history: History
  journal: Journal
  runner: RepairRunner
  alerts: Alerts
  /** Null in a build for a site without the API. */
  presence: ApiPresence | null
  /** Whether health is read from the Connect page, with no sign-in. */
  usesPage: () => Promise<boolean>
  hand: PageHand
  identity: IdentityPort | null
  pageWorld: PageWorldPort
  /** Whether the tab or window in which a repair goes on is before the user's eyes. */
  isSeen: (repair: Pick<RepairRecord, 'tabId' | 'consentWindow'>) => Promise<boolean>
  now: () => number
  hasSiteAccess: () => Promise<boolean>
  /** Opens the Connect page in a tab that the user sees, in that container. */
  openConnectPage: (container: string | null) => Promise<void>
  /** Sets the alarms: next check or alert (ms since the epoch), and whether a repair has to be looked after. */
  setAlarms: (nextCheckAt: number, repairOpen: boolean) => Promise<void>
}
