/** How many kills there are: few in `npm test`, many in `npm run test:faults -- --long`. */
export interface KillScale {
  /** How often each place is hit, in each browser. */
  runsPerPoint: number
  /** Kills at random moments. Chromium is quicker at them, and takes more. */
  randomKills: { chromium: number; firefox: number }
  /** Repairs in which the whole browser is killed at each step. */
  browserRuns: number
}

export const killScaleVariable = 'RECONNECT_KILL_SCALE'

const scales: Record<string, KillScale> = {
  short: { runsPerPoint: 2, randomKills: { chromium: 6, firefox: 6 }, browserRuns: 1 },
  long: { runsPerPoint: 20, randomKills: { chromium: 350, firefox: 150 }, browserRuns: 3 },
}

/** The scale that the environment names; short by default. */
export function killScale(): KillScale {
  const name = process.env[killScaleVariable] ?? 'short'
  const scale = scales[name]
  if (!scale) throw new Error(`No such scale of kills: ${name}.`)
  return scale
}
