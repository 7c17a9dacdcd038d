import type { Reading } from '../connections/reading.ts'
import { failure, type Problem, type Result } from '../problems.ts'
import type { RepairProblem } from './record/problem.ts'
import type { RepairRecord } from './record/schema.ts'
import type { RunnerParts } from './runner-parts.ts'

/**
 * A new reading for a repair, of its own account alone: what is connected in the one that is shown, or in
 * the one that has signed in since, says nothing about this one.
 */
export async function readAccount(
  parts: RunnerParts,
  record: RepairRecord,
): Promise<Result<Reading, RepairProblem>> {
  const reading = await parts.monitor.check('repair', record.account)
  if (!reading.ok) return failure(apiProblem(record, reading.problem))
  return reading.value.account.id === record.account ? reading : failure({ kind: 'other-account' })
}

/** A problem of FitTrend's as one of the repair: who is signed out is the repair's account, by its name. */
export function apiProblem({ accountName }: RepairRecord, problem: Problem): RepairProblem {
  const isSignedOut = problem.kind === 'signed-out'
  return {
    kind: 'api',
    problem: isSignedOut ? { kind: 'account-signed-out', account: accountName } : problem,
  }
}
