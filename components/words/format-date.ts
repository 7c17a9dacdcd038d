/** A calendar day such as "2 Nov", in the user's own order; with the year when it isn't this one. */
export function formatDay(isoDay: string, now: number): string {
  // A day has no time zone: read and write it in the same one, or it moves to the day before.
  const day = new Date(`${isoDay}T00:00:00Z`)
  const year =
    day.getUTCFullYear() === new Date(now).getFullYear() ? {} : { year: 'numeric' as const }
  return day.toLocaleDateString(undefined, {
    day: 'numeric',
    month: 'short',
    ...year,
    timeZone: 'UTC',
  })
}

/** A moment such as "22 Nov, 10:31" in the user's time zone. */
export function formatMoment(at: number): string {
  return new Date(at).toLocaleString(undefined, {
    day: 'numeric',
    month: 'short',
    hour: 'numeric',
    minute: '2-digit',
  })
}

/** A time of day such as "10:31" in the user's time zone. */
export function formatTime(at: number): string {
  return new Date(at).toLocaleTimeString(undefined, { hour: 'numeric', minute: '2-digit' })
}

/** An hour of the day such as "22:00" or "10 PM". */
export function formatHour(hour: number): string {
  return formatTime(new Date(2000, 0, 1, hour).getTime())
}
