import * as v from 'valibot'

/** A number that is one: not NaN, and not infinite, which a database could hold. */
export const finite = v.pipe(v.number(), v.finite())
/** A whole number that no reckoning rounds (ECMA-262, 21.1.2.6). */
export const integer = v.pipe(v.number(), v.safeInteger())
