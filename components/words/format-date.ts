import { language } from '../../utils/words/catalog.ts'

/** A moment such as "22 Nov, 10:31" in the user's time zone. */
export function formatMoment(at: number): string {
  return new Date(at).toLocaleString(language(), {
    day: 'numeric',
    month: 'short',
    hour: 'numeric',
    minute: '2-digit',
  })
}

/** A time of day such as "10:31" in the user's time zone. */
export function formatTime(at: number): string {
  return new Date(at).toLocaleTimeString(language(), { hour: 'numeric', minute: '2-digit' })
}

/** An hour of the day such as "22:00" or "10 PM". */
export function formatHour(hour: number): string {
  return formatTime(new Date(2000, 0, 1, hour).getTime())
}
