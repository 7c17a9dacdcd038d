import * as v from 'valibot'
import type { StateChange } from '../connections/breaks.ts'
import { isState, type StateId } from '../connections/states.ts'
import { finite, integer } from '../numbers.ts'

/**
 * What one day brought for one connection; days are UTC by FitTrend's clock. Kept small, because there
 * are 400 of them per service: checks that saw nothing new leave no trace.
 */
export const dayRecordSchema = v.object({
  /** Changes of state: [ms since midnight, state]; the first is how the day was found. */
  s: v.array(v.strictTuple([finite, v.string()])),
  /** How often new data was seen, and when last (ms since midnight); absent: never. */
  n: v.optional(integer),
  l: v.optional(finite),
})
export type DayRecord = v.InferOutput<typeof dayRecordSchema>

/** A day's record with its date (YYYY-MM-DD). */
export interface Day {
  day: string
  record: DayRecord
}

/** What one check saw. */
export interface Sighting {
  /** FitTrend's time, ms since the epoch. */
  at: number
  state: StateId
  hasNewData: boolean
}

/**
 * More changes a day than this are flapping: the first and the latest are kept. With these, history at its
 * largest stays below 2 MB even where everything flaps every day (`npm run bench -- history`).
 */
const mostChanges = 5

export function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}

export function startOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`)
}

/** The record after a check; the same object where there is nothing new. */
export function dayAfter(before: DayRecord | null, { at, state, hasNewData }: Sighting): DayRecord {
  const offset = at - startOf(dayOf(at))
  const known = before ?? { s: [] }
  const isSame = known.s.at(-1)?.[1] === state
  if (isSame && !hasNewData) return known
  return {
    ...known,
    ...(isSame ? {} : { s: shortened([...known.s, [offset, state]]) }),
    ...(hasNewData ? { n: (known.n ?? 0) + 1, l: offset } : {}),
  }
}

function shortened(changes: DayRecord['s']): DayRecord['s'] {
  return changes.length <= mostChanges ? changes : [...changes.slice(0, 1), ...changes.slice(2)]
}

/** All changes of state over several days, oldest first, a day that began as the last one ended left out. */
export function changesOver(days: Day[]): StateChange[] {
  const changes: StateChange[] = []
  for (const { day, record } of days) {
    for (const [offset, state] of record.s) {
      if (!isState(state) || changes.at(-1)?.state === state) continue
      changes.push({ at: startOf(day) + offset, state })
    }
  }
  return changes
}
