import * as fc from 'fast-check'
import { foldText } from '../../../utils/page/text.ts'

/** Names on one page: whose controls are looked for, and whose not. */
export interface Names {
  target: string
  /** All that have an entry or are on offer, the target included, in the page's order. */
  all: string[]
  /** Those of the others that the engine is told. */
  known: string[]
}

const syllables = [
  'fit',
  'gar',
  'po',
  'lar',
  'stra',
  'with',
  'ou',
  'ra',
  'run',
  'sun',
  'mi',
  'beat',
]

const madeUp = fc
  .array(fc.constantFrom(...syllables), { minLength: 2, maxLength: 3 })
  .map((parts) => parts.join('').replace(/^./, (first) => first.toUpperCase()))

const name = fc.oneof(
  fc.constantFrom('Fitbit', 'Garmin', 'Withings', 'Strava', 'Apple Health', 'Ōura', 'MapMyRun'),
  madeUp,
)

/** Names that hold the target's. */
function lookAlikes(target: string): string[] {
  return [`${target} Premium`, `My ${target}`, `${target} Connect`, `${target}24`]
}

export const randomNames: fc.Arbitrary<Names> = fc
  .uniqueArray(name, { minLength: 2, maxLength: 5, selector: foldText })
  .chain(([target = '', ...others]) =>
    fc.subarray(lookAlikes(target)).chain((alike) =>
      fc.record({
        target: fc.constant(target),
        all: fc.shuffledSubarray([target, ...others, ...alike], {
          minLength: 1 + others.length + alike.length,
        }),
        known: fc.subarray([...others, ...alike], { minLength: Math.min(1, others.length) }),
      }),
    ),
  )
