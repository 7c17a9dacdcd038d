import type { Receipt } from '../../utils/repair/record/schema.ts'

const number = new Intl.NumberFormat()

/** How many records FitTrend holds, and how many came with the repair. */
export function recordsInWords({ recordsBefore, recordsAfter }: Receipt): string {
  if (recordsAfter === null) return 'FitTrend doesn’t say how many there are.'
  const total = number.format(recordsAfter)
  if (recordsBefore === null) return total
  const change = recordsAfter - recordsBefore
  if (change === 0) return `${total}, as before`
  return `${total}, ${number.format(Math.abs(change))} ${change > 0 ? 'more' : 'fewer'} than before`
}
