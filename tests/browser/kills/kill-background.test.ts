import { describe, expect } from 'vitest'
import type { RunningSandbox } from '../../../sandbox/start.ts'
import type { Driver } from '../driver.ts'
import { test } from '../shared-browser.ts'
import { logKill } from './kill-log.ts'
import { killAtPoints, killAtRandom } from './kill-plan.ts'
import { type KillPoint, killPoints } from './kill-point.ts'
import { runWithKills } from './kill-run.ts'
import { killScale } from './kill-scale.ts'
import { seeded } from './seeded.ts'
import { backgroundOf } from './victim.ts'
import { wakes } from './wake.ts'

const scale = killScale()
const msPerRun = 90_000

/** Points that lie apart, so that the next life is well under way before it is held in its turn. */
const chains = [0, 1, 2, 3].map((rest) => killPoints.filter((_, place) => place % 4 === rest))

describe.runIf(scale.runsPerPoint === 0)(
  'the background is killed seven times in one repair',
  () => {
    const rows = chains.flatMap((points) => [0, 1].map((turn) => ({ points, turn })))
    test.for(rows)(
      '$points.0.name, ... (run $turn)',
      { timeout: 300_000, retry: 0 },
      async ({ points, turn }, { driver, sandbox, popup }) => {
        void popup
        const missed = await killInOneRepair(driver, sandbox, points, turn)
        // A place that this life had passed before it could be held there.
        for (const point of missed) {
          expect(await killInOneRepair(driver, sandbox, [point], turn), point.name).toEqual([])
        }
      },
    )
  },
)

describe.runIf(scale.runsPerPoint > 0)('the background is killed once', () => {
  const timeout = scale.runsPerPoint * msPerRun
  test.for(killPoints)(
    '$name',
    { timeout, retry: 0 },
    async (point, { driver, sandbox, popup }) => {
      void popup
      for (let turn = 0; turn < scale.runsPerPoint; turn++) {
        expect.soft(await killInOneRepair(driver, sandbox, [point], turn), point.name).toEqual([])
      }
    },
  )
})

test('the background is killed at random', {
  timeout: 60_000 + scale.randomKills * msPerRun,
  retry: 0,
}, async ({ driver, sandbox, popup }) => {
  void popup
  for (let seed = 1, kills = 0; kills < scale.randomKills; seed++) {
    const plan = killAtRandom(seeded(seed))
    const run = await runWithKills(backgroundOf(driver, sandbox), sandbox, plan)
    logKill({ browser: driver.name, point: 'at random', kills: plan.kills, ...run })
    expect.soft(run, `seed ${seed}`).toMatchObject({ verdict: 'ok' })
    kills += plan.kills
  }
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
  for (const { name } of plan.reached)
    logKill({ browser: driver.name, point: name, kills: 1, ...run })
  expect.soft(run).toMatchObject({ verdict: 'ok' })
  return points.filter((point) => !plan.reached.includes(point))
}
