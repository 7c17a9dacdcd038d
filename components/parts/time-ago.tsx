import { relativeTime } from '../words/relative-time.ts'
import { useNow } from '../words/use-now.ts'

/** A past moment in words; the exact one is in the attribute and the tooltip. */
export function TimeAgo({ at }: { at: number }) {
  const now = Math.max(useNow(), at)
  return (
    <time dateTime={new Date(at).toISOString()} title={new Date(at).toLocaleString()}>
      {relativeTime(at, now)}
    </time>
  )
}
