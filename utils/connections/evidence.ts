/** Dates as people say them, in the user's locale: "2 Nov", with the year when it isn't this one. */
export function dayInWords(iso: string, now: number): string {
  const date = new Date(iso.length === 10 ? `${iso}T12:00:00Z` : iso)
  const sameYear = date.getUTCFullYear() === new Date(now).getUTCFullYear()
  return new Intl.DateTimeFormat(undefined, {
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
    ...(iso.length === 10 ? { timeZone: 'UTC' } : {}),
  }).format(date)
}
