import * as v from 'valibot'
import { finite } from '../numbers.ts'

/**
 * Between these a server's clock is believed (2020 to the end of 2099): no such clock shows a time from before
 * this program, and what is reckoned from a later one would run out of what can be kept.
 */
const believed = { from: 1_577_836_800_000, to: 4_102_444_799_999 }

/** Whether a clock that shows this time (ms since the epoch) may be right. */
export function isPlausibleNow(time: number): boolean {
  return time >= believed.from && time <= believed.to
}

/** End of the year 9999: up to here dates have four-digit years, as all that writes and cuts them expects. */
const lastMoment = 253_402_300_799_999

/**
 * A stored time, ms since the epoch. Beyond these bounds a Date is invalid or written in another way
 * (ECMA-262, 21.4.1.32), and whoever shows it would throw.
 */
export const momentSchema = v.pipe(finite, v.minValue(0), v.maxValue(lastMoment))
