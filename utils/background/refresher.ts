import { AlertsRefusedError } from '../alerts/alert-port.ts'
import { tellingPolicy } from '../alerts/telling-policy.ts'
import { describeProblem } from '../problems.ts'
import type { AppState } from '../protocol/app-state.ts'
import { isActive } from '../repair/record/schema.ts'
import { StorageError } from '../storage/database.ts'
import { leftAccounts, watchedAccounts } from '../view-state/accounts.ts'
import { appStateOf } from '../view-state/app-state-of.ts'
import { lostRepair } from '../view-state/deletion-notice.ts'
import type { AlertsFault, Snapshot } from '../view-state/snapshot.ts'
import { watchedRepairs } from '../view-state/watched-repairs.ts'
import { nextAlarm } from './next-alarm.ts'
import { nextQueued } from './next-queued.ts'
import type { Parts } from './parts.ts'
import { readSnapshot } from './read-snapshot.ts'
import { saveQueue } from './repair-queue.ts'
import { ViewPorts } from './view-ports.ts'

/** After any change it brings views, badge, notifications, alarms and the queue in line with what is known. */
export class Refresher {
  readonly views = new ViewPorts()
  isSigningIn = false
  readonly #parts: Parts
  #refreshing: Promise<void> | null = null
  #again = false
  #alertsFault: AlertsFault | null = null

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** Calls while one runs become one more. */
  refresh(): Promise<void> {
    if (this.#refreshing) {
      this.#again = true
      return this.#refreshing
    }
    this.#refreshing = this.#refresh().finally(() => {
      this.#refreshing = null
      if (!this.#again) return
      this.#again = false
      void this.refresh()
    })
    return this.#refreshing
  }

  /** What is known now. */
  snapshot(): Promise<Snapshot> {
    const { isSigningIn } = this
    return readSnapshot(this.#parts, { isSigningIn, alertsFault: this.#alertsFault })
  }

  /** What the views are shown now. */
  async state(): Promise<AppState> {
    return appStateOf(await this.snapshot(), this.#parts.profile)
  }

  async #refresh(): Promise<void> {
    const { profile, setAlarms } = this.#parts
    const snapshot = await this.snapshot()
    this.views.push(appStateOf(snapshot, profile))
    const { at, needsLook } = nextAlarm(snapshot, await this.#updateAlerts(snapshot))
    await setAlarms(at, needsLook)
    await this.#continueQueue(snapshot)
  }

  /**
   * What keeps alerts from being shown is said in the views; all else goes on. Gives the time at which
   * there is more to tell, or null.
   */
  async #updateAlerts(snapshot: Snapshot): Promise<number | null> {
    const before = this.#alertsFault
    let tellAt: number | null = null
    try {
      const accounts = [...watchedAccounts(snapshot), ...leftAccounts(snapshot)]
      const cannotRead = lostRepair(snapshot.deletion) ?? whyUnread(snapshot)
      const repairs = watchedRepairs(snapshot, await this.#inSight(snapshot))
      tellAt = await this.#parts.alerts.update(accounts, snapshot.settings, cannotRead, repairs)
      this.#alertsFault = null
    } catch (error) {
      // The views say by themselves that the database can't be used.
      if (!(error instanceof StorageError)) this.#alertsFault = faultOf(error)
    }
    if (before?.kind !== this.#alertsFault?.kind) this.#again = true
    return tellAt
  }

  /** Repairs that the user sees: in a view of ours, or on the page or in the window that they wait with. */
  async #inSight({ records }: Snapshot): Promise<ReadonlySet<string>> {
    const seen = records.filter(isActive).map(async (record) => {
      const isThere = this.views.isSeen || (await this.#parts.isSeen(record))
      return isThere ? [record.id] : []
    })
    const ended = this.views.isSeen ? records.map(({ id }) => id) : []
    return new Set([...(await Promise.all(seen)).flat(), ...ended])
  }

  async #continueQueue(snapshot: Snapshot): Promise<void> {
    const { store, runner } = this.#parts
    const next = nextQueued(snapshot)
    if (next.kind === 'wait') return
    if (next.kind === 'stop') return await saveQueue(store, [])
    await saveQueue(store, next.rest)
    if (next.begin) await runner.start(next.begin.reading, next.begin.service)
    else void this.refresh()
  }
}

function faultOf(error: unknown): AlertsFault {
  if (error instanceof AlertsRefusedError) return { kind: 'refused' }
  return { kind: 'internal', detail: error instanceof Error ? error.message : String(error) }
}

/** Why nothing could be read for a day, in words; null: it could, or nobody has to act. */
function whyUnread({ schedule: { problem, failingSince }, now }: Snapshot): string | null {
  if (!problem || failingSince === null || problem.kind === 'page-not-open') return null
  const isLong = now - failingSince >= tellingPolicy.quietSignAfterMs
  return isLong ? describeProblem(problem).sentence : null
}
