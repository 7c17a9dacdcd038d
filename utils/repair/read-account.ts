import type { Reading } from '../monitor/reading.ts'
import { failure, type Result } from '../problems.ts'
import type { RepairRecord } from './record.ts'
import type { RepairProblem } from './repair-problem.ts'
import type { RunnerParts } from './runner-parts.ts'

/**
 * A new reading for a repair. Its account may be signed out by now and another one shown: what is
 * connected there says nothing about this one.
 */
export async function readAccount(
  parts: RunnerParts,
  record: RepairRecord,
): Promise<Result<Reading, RepairProblem>> {
  const reading = await parts.monitor.check('repair', record.account)
  if (!reading.ok) return failure({ kind: 'api', problem: reading.problem })
  return reading.value.account.id === record.account ? reading : failure({ kind: 'other-account' })
}

/** Whether FitTrend would take what is asked now for another account's wish. */
export async function isOtherAccount(parts: RunnerParts, record: RepairRecord): Promise<boolean> {
  const kept = await parts.monitor.reading(record.account)
  if (kept) return kept.account.id !== record.account
  const reading = await readAccount(parts, record)
  return !reading.ok && reading.problem.kind === 'other-account'
}
