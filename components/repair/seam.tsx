import type { Receipt } from '../../utils/repair/record/schema.ts'
import { dayInWords } from '../../utils/time/day-in-words.ts'
import { Icon } from '../parts/icon.tsx'
import './seam.css'

const icons = {
  none: 'check',
  'last-day-unsure': 'pause',
  running: 'pause',
  unknown: 'pause',
  torn: 'warning',
} as const

/** Where the data of before and after the repair meet, and whether days are missing between. */
export function Seam({ receipt }: { receipt: Receipt }) {
  const { lastDayBefore, firstDayAfter, gap, finishedAt } = receipt
  const kind = typeof gap === 'string' ? gap : 'torn'
  return (
    <div class={`seam ${kind}`}>
      <dl>
        <div>
          <dt>Last day before</dt>
          <dd>{dayOr(lastDayBefore, 'not known', finishedAt)}</dd>
        </div>
        <div>
          <dt>First day after</dt>
          <dd>{dayOr(firstDayAfter, noFirstDay(receipt), finishedAt)}</dd>
        </div>
      </dl>
      <p class="seam-verdict">
        <Icon name={icons[kind]} />
        {gapInWords(gap, finishedAt)}
      </p>
    </div>
  )
}

const words = {
  none: 'No gap: no day is missing.',
  'last-day-unsure': 'No day is missing since. The last day before may not be whole.',
  running: 'Too early to say whether a day is missing: an import is under way.',
  unknown: 'Whether a day is missing can’t be told yet.',
}

/** Where no run says which days it has brought: something may have come all the same. */
function noFirstDay({ recordsBefore, recordsAfter }: Receipt): string {
  const isCounted = recordsBefore !== null && recordsAfter !== null
  return isCounted && recordsAfter <= recordsBefore ? 'not yet imported' : 'not known'
}

function daysInWords({ from, to }: { from: string; to: string }, now: number): string {
  return from === to ? dayInWords(from, now) : `${dayInWords(from, now)} to ${dayInWords(to, now)}`
}

function dayOr(day: string | null, otherwise: string, now: number) {
  return day ? <time dateTime={day}>{dayInWords(day, now)}</time> : otherwise
}

function gapInWords(gap: Receipt['gap'], now: number): string {
  if (typeof gap === 'string') return words[gap]
  return `Missing: ${gap.missing.map((days) => daysInWords(days, now)).join(', ')}`
}
