import { language } from '../../utils/words/catalog.ts'
import { relativeTime } from '../words/relative-time.ts'
import { useNow } from '../words/use-now.ts'

/** A past moment in words; the exact one is in the attribute and the tooltip. */
export function TimeAgo({ at }: { at: number }) {
  const now = Math.max(useNow(), at)
  const date = new Date(at)
  return (
    <time dateTime={date.toISOString()} title={date.toLocaleString(language())}>
      {relativeTime(at, now)}
    </time>
  )
}
