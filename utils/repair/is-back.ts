import type { Reading } from '../monitor/reading.ts'
import type { RepairRecord } from './record.ts'

/**
 * Connected again, by a token newer than the one that broke. A page shows no token: there a reading from
 * before Remove proves nothing.
 */
export function isBack(reading: Reading, record: RepairRecord): boolean {
  const now = reading.connections.find(({ service }) => service.id === record.service.id)
  if (!now || (now.status !== 'connected' && now.status !== 'paused')) return false
  if (now.token) return now.token.refreshedAt !== record.before?.tokenRefreshedAt
  return reading.readAt >= (record.steps.remove?.at ?? record.startedAt)
}
