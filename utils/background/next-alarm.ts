import { isActive, isOpen } from '../repair/record/schema.ts'
import type { Snapshot } from '../view-state/snapshot.ts'

/**
 * When the worker is to be woken (ms since the epoch), and whether repairs have to be looked after meanwhile.
 * @param tellAt when alerts have more to tell; a worker that checks nothing then still brings them in line
 */
export function nextAlarm(
  { nextCheckAt, records }: Snapshot,
  tellAt: number | null,
): { at: number; needsLook: boolean } {
  return {
    at: Math.min(nextCheckAt, tellAt ?? nextCheckAt),
    // A Remove of unknown effect is settled within minutes, not at the next check.
    needsLook: records.some((r) => isActive(r) || (isOpen(r) && r.removed === 'maybe')),
  }
}
