import { say } from '../words/message.ts'
import type { Rhythm } from './rhythm.ts'

/** "every day", "about once a week", "about every 3 days". */
export function rhythmInWords({ typicalDays }: Rhythm): string {
  const days = Math.max(1, Math.round(typicalDays))
  if (days === 1) return say('rhythm_daily')
  if (days === 7) return say('rhythm_weekly')
  return say('rhythm_days', { count: days })
}
