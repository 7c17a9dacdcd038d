import { day, hour, minute } from '../../utils/time/durations.ts'

/** The views are written in English, so these words are too, whatever the browser speaks. */
const words = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })

/** A past moment in words: "just now", "5 minutes ago", "yesterday". */
export function relativeTime(at: number, now: number): string {
  const age = Math.max(0, now - at)
  if (age < minute) return 'just now'
  if (age < hour) return words.format(-Math.floor(age / minute), 'minute')
  if (age < day) return words.format(-Math.floor(age / hour), 'hour')
  return words.format(-Math.floor(age / day), 'day')
}
