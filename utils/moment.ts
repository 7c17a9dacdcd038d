import * as z from 'zod/mini'

/** End of the year 9999: up to here dates have four-digit years, as all that writes and cuts them expects. */
const lastMoment = 253_402_300_799_999

/**
 * A stored time, ms since the epoch. Beyond these bounds a Date is invalid or written in another way
 * (ECMA-262, 21.4.1.32), and whoever shows it would throw.
 */
export const momentSchema = z.number().check(z.minimum(0), z.maximum(lastMoment))
