import type { Decisions } from '../alerts/watched.ts'
import type { Reading } from '../connections/reading.ts'
import type { Schedule } from '../monitor/schedule.ts'
import type { RepairRecord } from '../repair/record/schema.ts'
import type { UnreadableRepair } from '../repair/record/unreadable.ts'
import type { Settings } from '../settings/schema.ts'
import type { StorageError } from '../storage/database.ts'
import type { Deletion } from '../storage/deletion.ts'

/**
 * All that is known at one moment. What views, alerts, alarms and the queue become is made of it alone, by pure
 * functions, so that they can't contradict each other.
 */
export interface Snapshot {
  /** Our clock, ms since the epoch. */
  now: number
  /** The latest reading of each watched account. */
  readings: Reading[]
  /** That of the account which is shown; null: there is none. */
  shown: Reading | null
  /** When the shown account was checked, and what came of it. */
  schedule: Schedule
  /** The same of each account that was read, by its id. */
  schedules: ReadonlyMap<string, Schedule>
  /** When the next account's turn is. */
  nextCheckAt: number
  isChecking: boolean
  /** All repairs that can be read, newest first. */
  records: RepairRecord[]
  /** Repairs that can't be read, and may have left a connection removed. */
  unreadable: UnreadableRepair[]
  /** Repairs whose consent window is open. */
  asking: ReadonlySet<string>
  /** Those whose window was left by a worker that was killed. */
  leftAsking: ReadonlySet<string>
  /** What the user has decided about alerts, by account. */
  decisions: ReadonlyMap<string, Decisions>
  settings: Settings
  /** There are settings, but they can't be read. */
  areSettingsLost: boolean
  /** What "Repair all" still has to do. */
  queue: { account: string; service: { id: string; name: string } }[]
  signIn: SignIn
  hasSiteAccess: boolean
  /** The browser has deleted our data of late. */
  deletion: Deletion | null
  /** Why the database can't be used; null: as far as was tried last, it can. */
  storageFault: StorageError | null
  /** What kept alerts from being shown at the last try. */
  alertsFault: AlertsFault | null
}

/** How it stands with the sign-in to FitTrend. `ended`: by itself; `lost`, `unreadable`: it can't be read, or nothing can. */
export type SignIn =
  | { kind: 'not-needed' | 'signing-in' | 'unreadable' | 'lost' | 'ended' | 'never' }
  | { kind: 'signed-in'; account: string; accountName: string }

/** `refused`: by the browser; `internal`: by a fault of ours, with its words. */
export type AlertsFault = { kind: 'refused' } | { kind: 'internal'; detail: string }
