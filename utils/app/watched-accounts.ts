import type { WatchedAccount } from '../alerts/alerts.ts'
import { tellingPolicy } from '../alerts/telling-policy.ts'
import type { Reading } from '../connections/reading.ts'
import { isLoudLevel } from '../connections/states.ts'
import type { Schedule } from '../monitor/schedule.ts'
import { describeProblem } from '../problems.ts'
import type { AccountView, ConnectionView } from '../protocol/app-state.ts'
import { isActive, isUnfinished, type RepairRecord } from '../repair/record/schema.ts'
import type { UnreadableRepair } from '../repair/record/unreadable.ts'
import {
  type Circumstances,
  connectionViews,
  unreadableViews,
} from '../view-state/connection-views.ts'
import type { AppParts } from './app-parts.ts'

/** The journal, as far as it can be read. */
export interface Repairs {
  records: RepairRecord[]
  unreadable: UnreadableRepair[]
}

/** Every signed-in account with its connections as they are shown. */
export async function watchedAccounts(
  { monitor, alerts, runner, now }: AppParts,
  { records, unreadable }: Repairs,
): Promise<WatchedAccount[]> {
  const readings = await monitor.readings()
  return await Promise.all(
    readings.map(async (reading) => {
      const { id, name } = reading.account
      const { problem, failingSince } = await monitor.schedule(id)
      const about = { problem, failingSince, now: now(), decisions: await alerts.decisions(id) }
      const asksConsent = (record: RepairRecord) => runner.consent.isAsking(record)
      const listed = connectionViews(reading, records, asksConsent, about)
      return {
        id,
        name,
        connections: withUnreadable(listed, unreadable, id, about),
        isComplete: reading.rejected.length === 0,
      }
    }),
  )
}

/**
 * Accounts that are read no more, by what repairs have left removed there: that is our own doing, and
 * told until it is finished, whoever is signed in.
 */
export async function leftAccounts(
  { alerts, runner, now }: AppParts,
  { records, unreadable }: Repairs,
  watched: WatchedAccount[],
): Promise<WatchedAccount[]> {
  const isRead = new Set(watched.map(({ id }) => id))
  const isAtWork = (it: RepairRecord) => isActive(it) || isUnfinished(it)
  const left = records.filter((it) => isAtWork(it) && !isRead.has(it.account))
  const theirOwners = [...left, ...unreadable].flatMap(({ account }) => account ?? [])
  const owners = new Set(theirOwners.filter((id) => !isRead.has(id)))
  const asksConsent = (record: RepairRecord) => runner.consent.isAsking(record)
  return await Promise.all(
    [...owners].map(async (id) => {
      const theirs = left.filter(({ account }) => account === id)
      const decisions = await alerts.decisions(id)
      const about = { problem: null, failingSince: null, now: now(), decisions }
      const shown = connectionViews(null, theirs, asksConsent, about)
      const connections = withUnreadable(shown, unreadable, id, about)
      const name = theirs.find(({ accountName }) => accountName !== '')?.accountName ?? 'FitTrend'
      return { id, name, connections, isComplete: false }
    }),
  )
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

/** Why nothing could be read for a day, in words; null: it could, or nobody has to act. */
export function whyUnread({ problem, failingSince }: Schedule, now: number): string | null {
  if (!problem || failingSince === null || problem.kind === 'page-not-open') return null
  const isLong = now - failingSince >= tellingPolicy.quietSignAfterMs
  return isLong ? describeProblem(problem).sentence : null
}
