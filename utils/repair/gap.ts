import type { ImportRun } from '../api/schema.ts'
import { day as dayMs } from '../time/durations.ts'
import type { Gap } from './record/schema.ts'

/** Days from one to another, both included, counted from the epoch. */
interface Days {
  from: number
  to: number
}

const always: Days = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY }

/**
 * What is known of the days between the last one before a repair and the last one that came since. Only days
 * that a finished run has brought count; where no run says that it has them they are missing, unless one may
 * have brought them. "No day is missing" is said only where the day in which the import broke off came again, too.
 * @param through last day imported before (ISO)
 * @param runs the import runs since the repair
 */
export function gapAfter(through: string | null, runs: ImportRun[]): Gap {
  // What it brings isn't known before it ends.
  if (runs.some(({ outcome }) => outcome === 'in_progress')) return 'running'
  const brought = runs.flatMap((run) => broughtBy(run) ?? [])
  const last = Math.max(...brought.map(({ to }) => to))
  if (through === null || brought.length === 0) return 'unknown'
  const broke = numberOf(through)
  // Older days alone, as when the history comes anew: they say nothing of what is between.
  if (last < broke) return 'unknown'
  const open = without([{ from: broke + 1, to: last }], brought)
  const missing = without(open, runs.flatMap(doubtfulIn))
  if (missing.length > 0) return { missing: missing.map(inWords) }
  if (open.length > 0) return 'unknown'
  return brought.some(({ from, to }) => from <= broke && broke <= to) ? 'none' : 'last-day-unsure'
}

/** First day that a run has brought (ISO); null where none says so. */
export function firstDayBrought(runs: ImportRun[]): string | null {
  const firsts = runs.flatMap((run) => broughtBy(run)?.from ?? [])
  return firsts.length === 0 ? null : isoOf(Math.min(...firsts))
}

/** The days that a run has brought for certain; null where it doesn't say so. */
function broughtBy({ outcome, from, through, records }: ImportRun): Days | null {
  if (outcome !== 'success' || !from || !through || records === 0 || from > through) return null
  return { from: numberOf(from), to: numberOf(through) }
}

/**
 * The days that a run may have brought: one that ended early or paused, that brought nothing to count, or that
 * doesn't say which days it was about. A run that failed has brought none.
 */
function doubtfulIn(run: ImportRun): Days[] {
  const { outcome, from, through } = run
  if (outcome === 'failed' || broughtBy(run)) return []
  if (from && through && from > through) return [always]
  return [
    { from: from ? numberOf(from) : always.from, to: through ? numberOf(through) : always.to },
  ]
}

/** What is left of days, in order, when others are taken away. */
function without(days: Days[], taken: Days[]): Days[] {
  let left = days.filter(({ from, to }) => from <= to)
  for (const { from, to } of taken) {
    left = left
      .flatMap((it) => [
        { from: it.from, to: Math.min(it.to, from - 1) },
        { from: Math.max(it.from, to + 1), to: it.to },
      ])
      .filter((it) => it.from <= it.to)
  }
  return left
}

function inWords({ from, to }: Days): { from: string; to: string } {
  return { from: isoOf(from), to: isoOf(to) }
}

function numberOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / dayMs
}

function isoOf(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10)
}
