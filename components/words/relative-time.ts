import { day, hour, minute } from '../../utils/time/durations.ts'
import { language } from '../../utils/words/catalog.ts'
import { say } from '../../utils/words/message.ts'

/** A past moment in words: "just now", "5 minutes ago", "yesterday". */
export function relativeTime(at: number, now: number): string {
  const age = Math.max(0, now - at)
  if (age < minute) return say('just_now')
  const words = new Intl.RelativeTimeFormat(language(), { numeric: 'auto' })
  if (age < hour) return words.format(-Math.floor(age / minute), 'minute')
  if (age < day) return words.format(-Math.floor(age / hour), 'hour')
  return words.format(-Math.floor(age / day), 'day')
}
