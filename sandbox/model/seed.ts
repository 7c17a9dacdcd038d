import { addDays, dayMs, hourMs, isoDay, now } from '../clock.ts'
import { connect } from '../engine/connect.ts'
import { historyDays } from '../engine/timing.ts'
import { hostOf, type Sandbox } from '../sandbox.ts'
import { grantDirectly } from '../services/direct-grant.ts'
import { type Account, archiveOf } from './account.ts'
import type { Archive } from './archive.ts'
import type { Connection } from './connection.ts'
import { connectedLookAlikes } from './look-alikes.ts'

/** The FitTrend accounts that every sandbox starts with, still without connections. */
export function seedAccounts(): Account[] {
  return [
    {
      id: 'acc-a',
      name: 'Test account A',
      email: 'account-a@example.com',
      password: 'journal-account-a',
    },
    {
      id: 'acc-b',
      name: 'Test account B',
      email: 'account-b@example.com',
      password: 'journal-account-b',
    },
  ].map((account) => ({
    ...account,
    connections: new Map(),
    archives: new Map(),
    lookAlikes: connectedLookAlikes(),
    inbox: [],
  }))
}

interface SeedConnection {
  account: string
  service: string
  user: string
  /** Part of the token's life that is gone, 0 to 1. */
  used: number
  settings: Record<string, boolean>
}

const seedConnections: readonly SeedConnection[] = [
  {
    account: 'acc-a',
    service: 'fitbit',
    user: 'user-a',
    used: 0.25,
    // Not the defaults, so that a reset which loses them shows.
    settings: { steps: true, sleep: true, weight: false, workouts: false, 'heart-rate': true },
  },
  {
    account: 'acc-a',
    service: 'garmin',
    user: 'user-a',
    used: 0.1,
    settings: { steps: false, sleep: false, workouts: true, 'heart-rate': true },
  },
  {
    account: 'acc-a',
    service: 'withings',
    user: 'user-a',
    used: 0.4,
    settings: { weight: true, sleep: false, 'heart-rate': false },
  },
  {
    account: 'acc-b',
    service: 'strava',
    user: 'user-b',
    used: 0.2,
    settings: { workouts: true, 'heart-rate': false },
  },
]

/** Connects what is connected at the start, with real tokens and 60 days of import runs. */
export async function seed(sandbox: Sandbox): Promise<void> {
  for (const one of seedConnections) {
    const account = sandbox.accounts.find(({ id }) => id === one.account)
    if (!account) continue
    const lifeSeconds = sandbox.knobs.serviceTokenSeconds
    const ageSeconds = Math.round(lifeSeconds * one.used)
    const granted = await grantDirectly(hostOf(sandbox, one.service), one.user, {
      lifeSeconds,
      ageSeconds,
    })
    connect(sandbox, account, one.service, granted)
    const connection = account.connections.get(one.service)
    if (!connection) continue
    connection.settings = { ...one.settings }
    fillHistory(sandbox, connection, archiveOf(account, one.service))
  }
}

/** Hourly runs over the last 60 days, as the engine would have left them. */
function fillHistory(sandbox: Sandbox, connection: Connection, archive: Archive): void {
  const types = Object.keys(connection.settings).filter((type) => connection.settings[type])
  const every = sandbox.knobs.importSeconds * 1000
  const end = now() - hourMs / 3
  const begin = end - historyDays * dayMs
  for (let at = end - Math.floor((end - begin) / every) * every; at <= end; at += every) {
    const day = isoDay(at)
    const before = archive.records.size
    for (const type of types) archive.records.add(`${day}/${type}`)
    const records = archive.records.size - before
    const from = archive.through ?? day
    archive.runs.push({
      startedAt: at,
      finishedAt: at + 900,
      outcome: 'success',
      from,
      through: day,
      records,
      error: null,
    })
    archive.through = day
    archive.lastSucceededAt = at + 900
  }
  connection.historyComplete = (archive.through ?? '') >= addDays(isoDay(now()), -1)
  connection.nextImportAt = end + every
}
