/** A span in words: "48 sec", "1 min 12 sec", "2 hr 5 min". */
export function durationInWords(milliseconds: number): string {
  const seconds = Math.max(1, Math.round(milliseconds / 1000))
  const minutes = Math.floor(seconds / 60)
  const hours = Math.floor(minutes / 60)
  if (hours > 0) return join(amount(hours, 'hour'), minutes % 60, 'minute')
  if (minutes > 0) return join(amount(minutes, 'minute'), seconds % 60, 'second')
  return amount(seconds, 'second')
}

type Unit = 'hour' | 'minute' | 'second'

function join(first: string, rest: number, unit: Unit): string {
  return rest === 0 ? first : `${first} ${amount(rest, unit)}`
}

function amount(value: number, unit: Unit): string {
  return new Intl.NumberFormat('en', { style: 'unit', unit, unitDisplay: 'short' }).format(value)
}
