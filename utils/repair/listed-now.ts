import type { Reading } from '../connections/reading.ts'
import { failure, type Result, success } from '../problems.ts'
import { readAccount } from './read-account.ts'
import type { Listed } from './record/events.ts'
import type { RepairProblem } from './record/problem.ts'
import type { RepairRecord } from './record/schema.ts'
import type { RunnerParts } from './runner-parts.ts'

/**
 * Asks FitTrend. An entry that can't be understood may be ours, so that "gone" is only said where
 * all entries can be read.
 */
export async function listedNow(
  parts: RunnerParts,
  record: RepairRecord,
): Promise<Result<Listed, RepairProblem>> {
  const reading = await readAccount(parts, record)
  return reading.ok ? listedIn(reading.value, record) : reading
}

/** How a reading lists it. */
export function listedIn(
  { connections, rejected }: Reading,
  record: RepairRecord,
): Result<Listed, RepairProblem> {
  const now = connections.find(({ service }) => service.id === record.service.id)
  if (now) return success(now.status === 'disabled' ? 'off' : 'on')
  if (rejected.length === 0) return success('gone')
  return failure({ kind: 'api', problem: { kind: 'malformed', detail: 'an entry of the list' } })
}

/**
 * Whether Remove has happened, as far as FitTrend tells after a click on it. "Off" is no answer: a
 * slow server may be about to remove.
 */
export async function removedByApi(
  parts: RunnerParts,
  id: string,
): Promise<RepairRecord['removed']> {
  const record = await parts.journal.load(id)
  const now = record && (await listedNow(parts, record))
  if (!now?.ok || now.value === 'off') return 'maybe'
  return now.value === 'gone' ? 'yes' : 'no'
}
