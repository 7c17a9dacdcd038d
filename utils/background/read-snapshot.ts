import type { Reading } from '../connections/reading.ts'
import type { RepairRecord } from '../repair/record/schema.ts'
import type { UnreadableRepair } from '../repair/record/unreadable.ts'
import { defaultSettings } from '../settings/schema.ts'
import { readSettings } from '../settings/settings.ts'
import { StorageError } from '../storage/database.ts'
import { deletionOfLate } from '../storage/deletion.ts'
import type { AlertsFault, SignIn, Snapshot } from '../view-state/snapshot.ts'
import { stillOpen } from '../view-state/unreadable-notices.ts'
import type { Parts } from './parts.ts'
import { loadQueue } from './repair-queue.ts'

/** What the background itself knows, and stores nowhere. */
export interface Passing {
  isSigningIn: boolean
  alertsFault: AlertsFault | null
}

type SnapshotParts = Pick<
  Parts,
  | 'monitor'
  | 'runner'
  | 'journal'
  | 'alerts'
  | 'sessions'
  | 'store'
  | 'usesPage'
  | 'hasSiteAccess'
  | 'now'
>

/** Reads all that is stored, the journal once. What can't be read counts as nothing, and the snapshot says so. */
export async function readSnapshot(parts: SnapshotParts, passing: Passing): Promise<Snapshot> {
  const { monitor, runner, store } = parts
  const now = parts.now()
  const [
    readings,
    shown,
    schedule,
    nextCheckAt,
    repairs,
    { settings, isLost },
    queue,
    hasSiteAccess,
  ] = await Promise.all([
    monitor.readings(),
    monitor.reading(),
    monitor.schedule(),
    monitor.nextCheckAt(),
    readJournal(parts),
    readSettings(store).catch(() => ({ settings: defaultSettings, isLost: false })),
    loadQueue(store).catch(() => []),
    parts.hasSiteAccess(),
  ])
  const { records } = repairs
  const unreadable = stillOpen(repairs.unreadable, readings)
  const idsOf = (of: RepairRecord[]) => new Set(of.map(({ id }) => id))
  return {
    now,
    readings,
    shown,
    schedule,
    schedules: await byId(accountsOf(readings), (id) => monitor.schedule(id)),
    nextCheckAt,
    isChecking: monitor.checking,
    records,
    unreadable,
    asking: idsOf(records.filter((it) => runner.consent.isAsking(it))),
    leftAsking: idsOf(records.filter((it) => runner.consent.isLeft(it))),
    decisions: await byId(ownersOf(readings, records, unreadable), (id) =>
      parts.alerts.decisions(id).catch(noDecisions),
    ),
    settings,
    areSettingsLost: isLost,
    queue,
    signIn: await signInOf(parts, passing),
    hasSiteAccess,
    deletion: await deletionOfLate(store, now),
    alertsFault: passing.alertsFault,
    // Asked last: the database may have been lost in the middle of all this, and what was read before doesn't tell.
    storageFault: store.fault,
  }
}

/** None where the database can't be read, which the views say (`Store.fault`). */
async function readJournal({ journal }: Pick<Parts, 'journal'>) {
  try {
    return await journal.read()
  } catch (error) {
    if (error instanceof StorageError) return { records: [], unreadable: [] }
    throw error
  }
}

function noDecisions(error: unknown) {
  if (error instanceof StorageError) return new Map()
  throw error
}

function accountsOf(readings: Reading[]): string[] {
  return readings.map(({ account }) => account.id)
}

function ownersOf(
  readings: Reading[],
  records: RepairRecord[],
  unreadable: UnreadableRepair[],
): string[] {
  const owners = [...records, ...unreadable].flatMap(({ account }) => account ?? [])
  return [...new Set([...accountsOf(readings), ...owners])]
}

async function byId<T>(ids: string[], read: (id: string) => Promise<T>): Promise<Map<string, T>> {
  return new Map(await Promise.all(ids.map(async (id) => [id, await read(id)] as const)))
}

async function signInOf(
  { usesPage, sessions, monitor }: Pick<Parts, 'usesPage' | 'sessions' | 'monitor'>,
  { isSigningIn }: Passing,
): Promise<SignIn> {
  if (await usesPage()) return { kind: 'not-needed' }
  if (isSigningIn) return { kind: 'signing-in' }
  const session = await sessions.current().catch(() => 'unreadable' as const)
  if (session === 'unreadable') return { kind: 'unreadable' }
  if (session) {
    const { id, account } = session
    return {
      kind: 'signed-in',
      account: account?.id ?? id,
      accountName: account?.name ?? 'FitTrend',
    }
  }
  if (await sessions.isLost()) return { kind: 'lost' }
  const { problem } = await monitor.schedule()
  return { kind: problem?.kind === 'signed-out' ? 'ended' : 'never' }
}
