import type { ImportRun } from '../api/schema.ts'
import { isPlausibleNow } from '../time/moment.ts'

/**
 * Times at which import runs brought data; a run that doesn't say how much counts. One from the future would hide any
 * silence, and one from before all clocks couldn't be kept.
 */
export function dataTimes(runs: ImportRun[], now: number): number[] {
  return runs
    .filter(({ outcome, records }) => isGood(outcome) && (records === undefined || records > 0))
    .map(({ finishedAt, startedAt }) => Date.parse(finishedAt ?? startedAt))
    .filter((at) => at <= now && isPlausibleNow(at))
}

/** Runs that failed by the network, newest first, up to the first that didn't. */
export function networkFailuresIn(runs: ImportRun[]): number {
  const finished = runs.filter(({ outcome }) => outcome !== 'in_progress')
  const other = finished.findIndex((run) => !isNetworkFailure(run))
  return other < 0 ? finished.length : other
}

function isGood(outcome: ImportRun['outcome']): boolean {
  return outcome === 'success' || outcome === 'partial'
}

/** The contract leaves the words open: these are what the usual stacks call it. */
function isNetworkFailure({ outcome, error }: ImportRun): boolean {
  return (
    outcome === 'failed' && /network|timeout|timed.?out|unreachable|dns|connect/i.test(error ?? '')
  )
}
