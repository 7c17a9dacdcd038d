import type { WatchedAccount } from '../alerts/watched.ts'
import type { Reading } from '../connections/reading.ts'
import { isLoudLevel } from '../connections/states.ts'
import { emptySchedule } from '../monitor/schedule.ts'
import type { AccountView, ConnectionView } from '../protocol/app-state.ts'
import { isActive, isUnfinished, type RepairRecord } from '../repair/record/schema.ts'
import type { UnreadableRepair } from '../repair/record/unreadable.ts'
import { type Circumstances, connectionViews, unreadableViews } from './connection-views.ts'
import type { Snapshot } from './snapshot.ts'

/** Every account that was read with its connections as they are shown. */
export function watchedAccounts(snapshot: Snapshot): WatchedAccount[] {
  const { readings, records, unreadable } = snapshot
  return readings.map((reading) => {
    const { id, name } = reading.account
    const { problem, failingSince } = snapshot.schedules.get(id) ?? emptySchedule
    const about = { ...aboutAccount(snapshot, id), problem, failingSince }
    const listed = connectionViews(reading, records, asksIn(snapshot), about)
    return {
      id,
      name,
      connections: withUnreadable(listed, unreadable, id, about),
      isComplete: reading.rejected.length === 0,
    }
  })
}

/**
 * Accounts that are read no more, by what repairs have left removed there: that is our own doing, and
 * told until it is finished, whoever is signed in.
 */
export function leftAccounts(snapshot: Snapshot): WatchedAccount[] {
  const { readings, records, unreadable } = snapshot
  const isRead = new Set(readings.map(({ account }) => account.id))
  const isAtWork = (it: RepairRecord) => isActive(it) || isUnfinished(it)
  const left = records.filter((it) => isAtWork(it) && !isRead.has(it.account))
  const theirOwners = [...left, ...unreadable].flatMap(({ account }) => account ?? [])
  const owners = new Set(theirOwners.filter((id) => !isRead.has(id)))
  return [...owners].map((id) => {
    const theirs = left.filter(({ account }) => account === id)
    const about = aboutAccount(snapshot, id)
    const shown = connectionViews(null, theirs, asksIn(snapshot), about)
    const connections = withUnreadable(shown, unreadable, id, about)
    const name = theirs.find(({ accountName }) => accountName !== '')?.accountName ?? 'FitTrend'
    return { id, name, connections, isComplete: false }
  })
}

function aboutAccount({ now, decisions }: Snapshot, id: string): Circumstances {
  return { problem: null, failingSince: null, now, decisions: decisions.get(id) ?? new Map() }
}

/** Whether a repair's consent window is open. */
export function asksIn({ asking }: Snapshot): (record: RepairRecord) => boolean {
  return ({ id }) => asking.has(id)
}

function withUnreadable(
  listed: ConnectionView[],
  unreadable: UnreadableRepair[],
  id: string,
  about: Circumstances,
): ConnectionView[] {
  const theirs = unreadable.filter(({ account }) => account === id)
  return [...unreadableViews(theirs, listed, about), ...listed]
}

/** The accounts to choose from; none where there is nothing to choose. */
export function accountViews(accounts: WatchedAccount[], shown: Reading | null): AccountView[] {
  return accounts.map(({ id, name, connections }) => ({
    id,
    name,
    isShown: id === shown?.account.id,
    needsYou: connections.filter(({ alert, snooze }) => isLoudLevel(alert) && !snooze).length,
  }))
}
