import * as v from 'valibot'
import { finite } from '../numbers.ts'
import { day as dayMs } from '../time/durations.ts'
import { diagnosisPolicy } from './policy.ts'

/**
 * How often new data usually comes from one service, for one user, learnt from the days on which it
 * came. In days; robust against a holiday or a burst (median and MAD: Rousseeuw and Croux, 1993).
 */
export const rhythmSchema = v.object({
  /** Median of the gaps between two days with new data. */
  typicalDays: finite,
  /** Median absolute deviation of the gaps, scaled to a standard deviation. */
  spreadDays: finite,
  /** Nine of ten gaps are no longer than this: weekends, short trips. */
  longDays: finite,
})
export type Rhythm = v.InferOutput<typeof rhythmSchema>

/** MAD of a normal distribution times this is its standard deviation. */
const toDeviation = 1.4826

/** The rhythm of days (ISO, any order, repeats allowed) on which new data came; null: too few. */
export function rhythmOf(days: Iterable<string>): Rhythm | null {
  const gaps = gapsBetween([...new Set(days)].sort()).slice(-diagnosisPolicy.latestGaps)
  if (gaps.length < diagnosisPolicy.fewestGaps) return null
  const typicalDays = quantile(gaps, 0.5)
  const deviations = gaps.map((gap) => Math.abs(gap - typicalDays))
  return {
    typicalDays,
    spreadDays: quantile(deviations, 0.5) * toDeviation,
    longDays: quantile(gaps, 0.9),
  }
}

/** Days without new data after which this user's connection is stale. */
export function staleAfterDays({ typicalDays, spreadDays, longDays }: Rhythm): number {
  return Math.max(
    diagnosisPolicy.leastDays,
    diagnosisPolicy.timesTypical * typicalDays,
    diagnosisPolicy.timesLong * longDays,
    typicalDays + diagnosisPolicy.deviations * spreadDays,
  )
}

/** Whether the time since the last new data (ms) is far outside the rhythm. */
export function isFarOutside(rhythm: Rhythm, sinceMs: number): boolean {
  return sinceMs > staleAfterDays(rhythm) * dayMs
}

function gapsBetween(sorted: string[]): number[] {
  return sorted.slice(1).map((day, place) => daysBetween(sorted[place] ?? day, day))
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs)
}

/** Lower of the two neighbours where the place falls between them: a gap that has really been. */
function quantile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor((sorted.length - 1) * share)] ?? 0
}
