import { isActive, isOpen, type Phase, type RepairRecord } from './schema.ts'

/**
 * The legal moves of a repair; any other throws. Each step may be left forward, ended, or — when the
 * connection turns out to be back already (repaired by hand, by another browser) — verified.
 * A repair that ended after Remove is carried on from where the page and the journal show it.
 */
const legal: Record<Phase, readonly Phase[]> = {
  gate: ['open', 'not-repaired'],
  open: ['expand', 'verify', 'not-repaired'],
  expand: ['disable', 'verify', 'not-repaired'],
  disable: ['remove', 'verify', 'not-repaired'],
  remove: ['select', 'verify', 'not-repaired'],
  select: ['enable', 'verify', 'not-repaired'],
  enable: ['verify', 'not-repaired'],
  verify: ['repaired', 'not-repaired'],
  repaired: [],
  'not-repaired': ['remove', 'enable', 'verify'],
}

/** The record in its next phase. Throws on a move that isn't in the table: a bug, never the user's doing. */
export function move(
  record: RepairRecord,
  to: Phase,
  changes: Partial<RepairRecord> = {},
): RepairRecord {
  if (!legal[record.phase].includes(to)) {
    throw new Error(`A repair can't go from ${record.phase} to ${to}.`)
  }
  if (record.phase === 'not-repaired' && !isOpen(record)) {
    throw new Error('A repair that ended before Remove is over: start a new one.')
  }
  const byHand = record.byHand === 'step' ? 'no' : record.byHand
  const next = { ...record, byHand, ...changes, phase: to }
  return isActive(next) ? next : { ...next, byHand: 'no', waiting: null, stopRequested: false }
}
