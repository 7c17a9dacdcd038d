import type { ImportRun } from '../api/schema.ts'

/** Times at which import runs brought data; a run that doesn't say how much counts. */
export function dataTimes(runs: ImportRun[]): number[] {
  return runs
    .filter(({ outcome, records }) => isGood(outcome) && (records === undefined || records > 0))
    .map(({ finishedAt, startedAt }) => Date.parse(finishedAt ?? startedAt))
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
