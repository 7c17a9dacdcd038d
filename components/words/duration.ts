import { language } from '../../utils/words/catalog.ts'

/** A span in words: "48 sec", "1 min 12 sec", "2 hr 5 min". */
export function durationInWords(milliseconds: number): string {
  const seconds = Math.max(1, Math.round(milliseconds / 1000))
  const minutes = Math.floor(seconds / 60)
  const hours = Math.floor(minutes / 60)
  if (hours > 0) return join(amount(hours, 'hour'), minutes % 60, 'minute')
  if (minutes > 0) return join(amount(minutes, 'minute'), seconds % 60, 'second')
  return amount(seconds, 'second')
}

/** A short span to the tenth of a second: "1.2 sec". */
export function secondsInWords(milliseconds: number): string {
  return amount(milliseconds / 1000, 'second', 1)
}

type Unit = 'hour' | 'minute' | 'second'

function join(first: string, rest: number, unit: Unit): string {
  if (rest === 0) return first
  const inOne = new Intl.ListFormat(language(), { type: 'unit', style: 'narrow' })
  return inOne.format([first, amount(rest, unit)])
}

function amount(value: number, unit: Unit, digits = 0): string {
  return value.toLocaleString(language(), {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
}
