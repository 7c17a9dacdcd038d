import type { Reading } from '../connections/reading.ts'
import type { RepairRecord } from './record/schema.ts'

/**
 * Connected again, by a token newer than the one that broke. A page shows no token, and may be anybody's: there
 * only a look of the repair's own, after its own Enable, closes what was removed; a mere visit never does.
 * @param isOwnLook whether the reading was made for this repair
 */
export function isBack(reading: Reading, record: RepairRecord, isOwnLook = true): boolean {
  const now = reading.connections.find(({ service }) => service.id === record.service.id)
  if (!now || (now.status !== 'connected' && now.status !== 'paused')) return false
  if (now.token) return now.token.refreshedAt !== record.before?.tokenRefreshedAt
  if (record.removed !== 'no' && !(isOwnLook && isEnabledHere(record))) return false
  return reading.readAt >= (record.steps.remove?.at ?? record.startedAt)
}

function isEnabledHere({ acted, pageSession, enabledAt }: RepairRecord): boolean {
  return (acted.includes('enable') && !pageSession.inDoubt) || enabledAt !== null
}
