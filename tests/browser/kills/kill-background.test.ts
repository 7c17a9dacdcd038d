import { describe, expect, inject } from 'vitest'
import type { RunningSandbox } from '../../../sandbox/start.ts'
import { seeded } from '../../seeded.ts'
import type { Driver } from '../drivers/driver.ts'
import { test } from '../shared-browser.ts'
import { killChains } from './kill-chains.ts'
import { logKill } from './kill-log.ts'
import { killAtPoints, killAtRandom } from './kill-plan.ts'
import type { KillPoint } from './kill-point.ts'
import { reasonOf, runWithKills } from './kill-run.ts'
import { killScale } from './kill-scale.ts'
import { backgroundOf } from './victim.ts'
import { wakes } from './wake.ts'

const { runsPerPoint, randomKills: randomIn } = killScale()
const randomKills = randomIn[inject('browserName')]

/** Kills of one test at random moments; each test has a FitTrend and a popup that start anew. */
const killsPerTest = 25

describe('the background is killed seven times in one repair', () => {
  const rows = Array.from({ length: runsPerPoint }, (_, seed) =>
    killChains(seed).map((points, chain) => ({ seed, chain, points })),
  ).flat()
  test.for(rows)(
    'seed $seed, repair $chain',
    { timeout: 400_000, retry: 0 },
    async ({ seed, chain, points }, { driver, sandbox, popup }) => {
      void popup
      const missed = await killInOneRepair(driver, sandbox, points, seed + chain)
      // Where a life had passed a place before it could be held there.
      for (const point of missed) {
        const still = await killInOneRepair(driver, sandbox, [point], seed + chain)
        expect(still, `not reached: ${point.name}`).toEqual([])
      }
    },
  )
})

describe('the background is killed at random', () => {
  const tests = Array.from({ length: Math.ceil(randomKills / killsPerTest) }, (_, n) => n)
  test.for(tests)(
    'part %i',
    { timeout: 900_000, retry: 0 },
    async (part, { driver, sandbox, popup }) => {
      void popup
      const wanted = Math.min(killsPerTest, randomKills)
      for (let seed = part * 1_000, kills = 0; kills < wanted; seed++) {
        const plan = killAtRandom(seeded(seed))
        const run = await runWithKills(backgroundOf(driver, sandbox), sandbox, plan)
        logKill({ browser: driver.name, point: 'at random', kills: plan.kills, ...run })
        expect
          .soft(run, `seed ${seed}: ${reasonOf(run)}`)
          .toMatchObject({ verdict: 'ok', unexplained: [] })
        kills += plan.kills
      }
    },
  )
})

/** @returns The places that were not reached. */
async function killInOneRepair(
  driver: Driver,
  sandbox: RunningSandbox,
  points: KillPoint[],
  turn: number,
): Promise<KillPoint[]> {
  const victim = backgroundOf(driver, sandbox)
  const plan = killAtPoints(victim, sandbox, points, (kill) => wakes[(kill + turn) % 3] ?? 'popup')
  const run = await runWithKills(victim, sandbox, plan)
  for (const { name } of plan.reached) {
    logKill({ browser: driver.name, point: name, kills: 1, ...run })
  }
  expect.soft(run, reasonOf(run)).toMatchObject({ verdict: 'ok', unexplained: [] })
  return points.filter((point) => !plan.reached.includes(point))
}
