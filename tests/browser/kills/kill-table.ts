import type { LoggedKill } from './kill-log.ts'
import type { Verdict } from './verdict.ts'

const verdicts: Verdict[] = ['ok', 'lost', 'doubled', 'stuck']

/** One line per place and browser, with what came of its runs, and what was wrong with those that went wrong. */
export function killTable(kills: LoggedKill[]): string {
  const groups = Map.groupBy(kills, ({ browser, point }) => `${browser}: ${point}`)
  const lines = [...groups].map(([name, runs]) => `${name}: ${countsOf(runs)}`)
  const wrong = kills.filter(({ verdict }) => verdict !== 'ok')
  return [
    ...lines.sort(),
    ...wrong.map(({ browser, point, why }) => `! ${browser}: ${point}: ${why}`),
  ].join('\n')
}

/** `points N, runs N, ok N, lost N, doubled N, stuck N`, over both browsers. */
export function totalLine(kills: LoggedKill[]): string {
  const points = new Set(kills.map(({ point }) => point))
  return `points ${points.size}, ${countsOf(kills)}`
}

/** A run at random stands for one run, however often it was killed. */
function countsOf(runs: LoggedKill[]): string {
  const kills = runs.reduce((sum, run) => sum + run.kills, 0)
  const counts = verdicts.map(
    (verdict) => `${verdict} ${runs.filter((run) => run.verdict === verdict).length}`,
  )
  const more = kills === runs.length ? '' : ` (${kills} kills)`
  return `runs ${runs.length}, ${counts.join(', ')}${more}`
}
