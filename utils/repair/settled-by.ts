import type { Reading } from '../monitor/reading.ts'
import type { RepairRecord } from './record/schema.ts'

/** A removal that FitTrend hasn't made within this time after the click isn't coming any more. */
const slowestRemoveMs = 60_000

/**
 * What a later reading settles of an ended repair: whether a Remove of unknown effect has happened,
 * and whether the connection was on again, so that a later Disable is the user's own.
 */
export function settledBy(
  record: RepairRecord,
  reading: Reading,
  now: number,
): Partial<RepairRecord> | null {
  if (record.phase !== 'not-repaired') return null
  const listed = reading.connections.find(({ service }) => service.id === record.service.id)
  if (record.removed === 'maybe') {
    if (!listed) return reading.rejected.length === 0 ? { removed: 'yes' } : null
    const isSettled = listed.status !== 'disabled' || now - record.updatedAt > slowestRemoveMs
    return isSettled ? { removed: 'no' } : null
  }
  const isOn = listed !== undefined && listed.status !== 'disabled'
  return isOn && record.removed === 'no' && !record.isOver ? { isOver: true } : null
}
