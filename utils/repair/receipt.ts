import type { Connection, ImportRun } from '../api/schema.ts'
import { stepIds } from '../site/steps.ts'
import type { Message } from '../words/message.ts'
import { firstDayBrought, gapAfter } from './gap.ts'
import type { Receipt, RepairRecord } from './record/schema.ts'

/** The receipt of a proved repair. */
export function writeReceipt(
  record: RepairRecord,
  connection: Connection,
  runs: ImportRun[],
  remarks: Message[],
  now: number,
): Receipt {
  const { before, service } = record
  return {
    service,
    startedAt: record.startedAt,
    finishedAt: now,
    steps: stepIds.flatMap((id) => {
      const mark = record.steps[id]
      return mark ? [{ step: id, ...mark }] : []
    }),
    lastDayBefore: before?.through ?? null,
    ...(record.source === 'page' ? nothingCounted : counted(before, connection)),
    firstDayAfter: firstDayBrought(runs),
    gap: gapAfter(before?.through ?? null, runs),
    questions: record.questions,
    list: record.list,
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
