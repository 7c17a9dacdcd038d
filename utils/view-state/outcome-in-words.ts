import type { RepairOutcome } from '../protocol/app-state.ts'
import { describeRepairProblem } from '../repair/record/problem.ts'
import { isActive, isUnfinished, type RepairRecord } from '../repair/record/schema.ts'

/** Why a repair didn't end as it should, what that leaves, and what now; null where it is at work, or repaired. */
export function outcomeInWords(
  record: RepairRecord,
): Omit<Extract<RepairOutcome, { kind: 'not-repaired' }>, 'kind' | 'report'> | null {
  if (isActive(record) || !record.problem) return null
  const { why, whatNow } = describeRepairProblem(record.problem, record.service.name)
  return {
    why,
    stateNow: stateNow(record),
    whatNow,
    canRetry: !finalProblems.has(record.problem.kind) || record.removed !== 'no',
    canLeave: isUnfinished(record),
  }
}

/** Trying again can't change these; the user waits or contacts FitTrend. */
const finalProblems = new Set([
  'nothing-to-repair',
  'switched-off',
  'import-paused',
  'service-retired',
  'service-not-offered',
  'unknown-service',
  'no-import',
  'data-missing',
])

function stateNow(record: RepairRecord): string {
  const { name } = record.service
  if (record.problem?.kind === 'not-answered') {
    return `${name} was added to FitTrend again. Whether it works isn’t known yet.`
  }
  if (record.removed === 'yes') {
    return `Removed, not finished: FitTrend has no connection to ${name} now. Data already imported is safe.`
  }
  if (record.removed === 'maybe') {
    return `Removed, not finished: ${name} may be removed from FitTrend. Data already imported is safe.`
  }
  if (record.problem?.kind === 'nothing-to-repair') return `${name} is connected to FitTrend.`
  if (record.problem?.kind === 'not-connected') return `${name} is in FitTrend, but not connected.`
  if (record.enabledAt !== null) {
    const isOff = record.problem?.kind === 'switched-off'
    return `${name} is ${isOff ? 'switched off in' : 'connected to'} FitTrend.`
  }
  if (record.problem?.kind === 'other-account' && record.acted.includes('disable')) {
    return `Nothing was removed. ${name} was switched off in the account that the page shows: please enable it there.`
  }
  if (record.steps.disable || record.acted.includes('disable')) {
    return `${name} is still in FitTrend, but may be switched off. Nothing was removed.`
  }
  return 'Nothing was changed.'
}
