/** Local hours [from, to) without notifications; null: none. */
type QuietHours = { from: number; to: number } | null

/** Whether a local hour lies in the quiet hours [from, to); from after to spans midnight. */
export function isQuiet(quiet: QuietHours, localHour: number): boolean {
  if (!quiet || quiet.from === quiet.to) return false
  return quiet.from < quiet.to
    ? localHour >= quiet.from && localHour < quiet.to
    : localHour >= quiet.from || localHour < quiet.to
}

/** The time itself, or the end of the quiet hours that it lies in; ms since the epoch. */
export function afterQuiet(quiet: QuietHours, time: number): number {
  const end = new Date(time)
  if (!quiet || !isQuiet(quiet, end.getHours())) return time
  end.setHours(quiet.to, 0, 0, 0)
  if (end.getTime() <= time) end.setDate(end.getDate() + 1)
  return end.getTime()
}
