import type { RepairOutcome } from '../protocol/app-state.ts'
import { describeRepairProblem, type RepairProblem } from '../repair/record/problem.ts'
import { isActive, isUnfinished, type RepairRecord } from '../repair/record/schema.ts'
import { say } from '../words/message.ts'

/** Why a repair didn't end as it should, what that leaves, and what now; null where it is at work, or repaired. */
export function outcomeInWords(
  record: RepairRecord,
): Omit<Extract<RepairOutcome, { kind: 'not-repaired' }>, 'kind' | 'record'> | null {
  if (isActive(record) || !record.problem) return null
  const { why, whatNow } = describeRepairProblem(record.problem, record.service.name)
  const { kind } = record.problem
  const isLeft = record.removed !== 'no'
  return {
    title: titleOf(kind, isLeft),
    isFailure: isLeft || !calm.has(kind),
    why,
    stateNow: stateNow(record),
    whatNow,
    canRetry: isLeft || !finalProblems.has(kind),
    canDoByHand: isLeft || !nothingToDo.has(kind),
    canLeave: isUnfinished(record),
  }
}

/** Nothing has gone wrong: it was the user's wish, or there is only something to wait for. */
const calm = new Set([
  'stopped',
  'nothing-to-repair',
  'switched-off',
  'import-paused',
  'not-confirmed',
  'no-import',
  'not-answered',
])
/** Of the six steps nothing is left to do, or to be done. */
const nothingToDo = new Set([
  'nothing-to-repair',
  'import-paused',
  'not-confirmed',
  'no-import',
  'not-answered',
  'data-missing',
])

function titleOf(kind: RepairProblem['kind'], isLeft: boolean): string {
  if (isLeft) return say('panel_not_repaired')
  if (kind === 'stopped') return say('panel_stopped')
  if (kind === 'no-import' || kind === 'not-answered') return say('panel_waits_for_data')
  return say(nothingToDo.has(kind) && calm.has(kind) ? 'panel_nothing_to_do' : 'panel_not_repaired')
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
  const kind = record.problem?.kind
  const mayBeOff = record.acted.includes('disable')
  if (kind === 'not-answered') return say('now_added', { name })
  if (record.removed === 'yes') return say('now_removed', { name })
  if (record.removed === 'maybe') return say('now_maybe_removed', { name })
  if (kind === 'nothing-to-repair') return say('now_connected', { name })
  if (kind === 'not-connected') return say('now_not_connected', { name })
  if (record.enabledAt !== null) {
    return say(kind === 'switched-off' ? 'now_off' : 'now_connected', { name })
  }
  if (kind === 'other-account' && mayBeOff) return say('now_off_elsewhere', { name })
  if (record.steps.disable || mayBeOff) return say('now_maybe_off', { name })
  return say('now_unchanged')
}
