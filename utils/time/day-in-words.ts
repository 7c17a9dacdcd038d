/**
 * Dates as people say them: "2 Nov", with the year when it isn't this one.
 * @param language of the words around it (BCP 47)
 */
export function dayInWords(iso: string, now: number, language: string): string {
  const isDay = iso.length === 10
  const date = new Date(isDay ? `${iso}T12:00:00Z` : iso)
  const sameYear = date.getUTCFullYear() === new Date(now).getUTCFullYear()
  return dayFormat(language, !sameYear, isDay).format(date)
}

const dayFormats = new Map<string, Intl.DateTimeFormat>()

/** Kept, as making one costs a hundred times what using it does. */
function dayFormat(language: string, withYear: boolean, isUtc: boolean): Intl.DateTimeFormat {
  const key = `${language} ${withYear} ${isUtc}`
  const known = dayFormats.get(key)
  if (known) return known
  const format = new Intl.DateTimeFormat(language, {
    day: 'numeric',
    month: 'short',
    ...(withYear && { year: 'numeric' }),
    ...(isUtc && { timeZone: 'UTC' }),
  })
  dayFormats.set(key, format)
  return format
}
