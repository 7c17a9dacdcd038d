import type { Receipt } from '../../utils/repair/record/schema.ts'
import { language } from '../../utils/words/catalog.ts'
import { say } from '../../utils/words/message.ts'

/** How many records FitTrend holds, and how many came with the repair. */
export function recordsInWords({ recordsBefore, recordsAfter: total }: Receipt): string {
  if (total === null) return say('receipt_records_unknown')
  if (recordsBefore === null) return total.toLocaleString(language())
  const change = total - recordsBefore
  if (change === 0) return say('receipt_records_same', { total })
  return change > 0
    ? say('receipt_records_more', { total, change })
    : say('receipt_records_fewer', { total, change: -change })
}
