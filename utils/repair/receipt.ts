import type { Connection, ImportRun } from '../api/schema.ts'
import type { Receipt } from '../app-state.ts'
import { stepIds, wordsOfStep } from '../site/steps.ts'
import type { RepairRecord } from './record.ts'

/** The receipt of a proved repair. */
export function writeReceipt(
  record: RepairRecord,
  connection: Connection,
  runs: ImportRun[],
  remarks: string[],
  now: number,
): Receipt {
  const { before, service } = record
  const firstDayAfter = firstDay(runs)
  return {
    service,
    startedAt: record.startedAt,
    finishedAt: now,
    steps: stepIds.flatMap((id) => {
      const mark = record.steps[id]
      return mark ? [{ words: wordsOfStep(id, service.name), ...mark }] : []
    }),
    lastDayBefore: before?.through ?? null,
    ...(record.source === 'page' ? nothingCounted : counted(before, connection)),
    firstDayAfter,
    gap: gapBetween(before?.through ?? null, firstDayAfter),
    questions: record.questions,
    remarks,
  }
}

/** The page shows neither records nor settings. */
const nothingCounted = {
  recordsBefore: null,
  recordsAfter: null,
  settingsBefore: null,
  settingsAfter: null,
}

function counted(before: RepairRecord['before'], connection: Connection) {
  return {
    recordsBefore: before?.records ?? null,
    recordsAfter: connection.import.records,
    settingsBefore: before?.settings ?? null,
    settingsAfter: connection.settings,
  }
}

/** First day that the imports since the repair brought. */
function firstDay(runs: ImportRun[]): string | null {
  const days = runs.flatMap(({ from }) => (from ? [from] : []))
  return days.sort()[0] ?? null
}

/** Days between the last one before and the first one after; ISO days, ends included. */
export function gapBetween(last: string | null, first: string | null): Receipt['gap'] {
  if (last === null || first === null) return 'unknown'
  const from = addDay(last, 1)
  return first <= from ? 'none' : { missing: [{ from, to: addDay(first, -1) }] }
}

function addDay(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}
