import type { Receipt } from '../../utils/repair/record/schema.ts'
import { dayInWords } from '../../utils/time/day-in-words.ts'
import { language } from '../../utils/words/catalog.ts'
import { say, snake } from '../../utils/words/message.ts'
import { Icon } from '../parts/icon.tsx'
import { listInWords } from '../words/list-in-words.ts'
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
          <dt>{say('seam_last')}</dt>
          <dd>{dayOr(lastDayBefore, say('seam_day_unknown'), finishedAt)}</dd>
        </div>
        <div>
          <dt>{say('seam_first')}</dt>
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

/** Where no run says which days it has brought: something may have come all the same. */
function noFirstDay({ recordsBefore, recordsAfter }: Receipt): string {
  const isCounted = recordsBefore !== null && recordsAfter !== null
  const isNoneNew = isCounted && recordsAfter <= recordsBefore
  return say(isNoneNew ? 'seam_not_imported' : 'seam_day_unknown')
}

function daysInWords({ from, to }: { from: string; to: string }, now: number): string {
  return from === to
    ? dayInWords(from, now, language())
    : say('seam_days', { from: { day: from, now }, to: { day: to, now } })
}

function dayOr(day: string | null, otherwise: string, now: number) {
  return day ? <time dateTime={day}>{dayInWords(day, now, language())}</time> : otherwise
}

function gapInWords(gap: Receipt['gap'], now: number): string {
  if (typeof gap === 'string') return say(`seam_gap_${snake(gap)}`)
  const days = gap.missing.map((it) => daysInWords(it, now))
  return say('seam_missing', { days: listInWords(days) })
}
