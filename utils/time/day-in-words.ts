/** Dates as people say them, in the user's locale: "2 Nov", with the year when it isn't this one. */
export function dayInWords(iso: string, now: number): string {
  const isDay = iso.length === 10
  const date = new Date(isDay ? `${iso}T12:00:00Z` : iso)
  const sameYear = date.getUTCFullYear() === new Date(now).getUTCFullYear()
  return dayFormat(!sameYear, isDay).format(date)
}

const dayFormats = new Map<string, Intl.DateTimeFormat>()

/** Kept, as making one costs a hundred times what using it does. */
function dayFormat(withYear: boolean, isUtc: boolean): Intl.DateTimeFormat {
  const key = `${withYear} ${isUtc}`
  const known = dayFormats.get(key)
  if (known) return known
  const format = new Intl.DateTimeFormat(undefined, {
    day: 'numeric',
    month: 'short',
    ...(withYear && { year: 'numeric' }),
    ...(isUtc && { timeZone: 'UTC' }),
  })
  dayFormats.set(key, format)
  return format
}
