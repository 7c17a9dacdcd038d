import type { Connection } from '../../../utils/api/schema.ts'
import type { Reading } from '../../../utils/connections/reading.ts'
import { day, hour, iso, noon } from './clock.ts'

export const fitbit = { id: 'fitbit', name: 'Fitbit' }
export const garmin = { id: 'garmin', name: 'Garmin' }
export const oura = { id: 'oura', name: 'Oura' }

/** A connection that works, imported an hour before noon. */
export function working(changes: Partial<Connection> = {}): Connection {
  return {
    service: fitbit,
    status: 'connected',
    error: null,
    token: { expiresAt: iso(noon + 6 * hour), refreshedAt: iso(noon - 2 * hour) },
    import: {
      lastSucceededAt: iso(noon - hour),
      through: '2026-11-10',
      records: 1_200,
      pausedUntil: null,
      historyComplete: true,
    },
    settings: { steps: true, sleep: false, weight: true },
    externalAccount: `${(changes.service ?? fitbit).id}-user-1`,
    ...changes,
  }
}

/** A connection that broke two days before noon and has imported nothing since. */
export function broken(code = 'token_expired', changes: Partial<Connection> = {}): Connection {
  return working({
    status: 'error',
    error: { code, since: iso(noon - 2 * day) },
    import: {
      lastSucceededAt: iso(noon - 2 * day - hour),
      through: '2026-11-08',
      records: 1_200,
      pausedUntil: null,
      historyComplete: true,
    },
    ...changes,
  })
}

export function reading(connections: Connection[], changes: Partial<Reading> = {}): Reading {
  return {
    account: { id: 'account-1', name: 'Test account A' },
    source: 'api',
    connections,
    rejected: [],
    etag: '"1"',
    readAt: noon,
    serverTime: noon,
    firstSeen: {},
    ...changes,
  }
}
