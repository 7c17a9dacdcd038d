import { expect } from 'vitest'
import type { RunningSandbox } from '../../../sandbox/start.ts'
import { stepIds } from '../../../utils/site/steps.ts'
import { test } from '../browser-test.ts'
import { signIn } from '../person/sign-in.ts'
import { logKill } from './kill-log.ts'
import { killAtPoints } from './kill-plan.ts'
import type { KillPoint } from './kill-point.ts'
import { reasonOf, runWithKills } from './kill-run.ts'
import { killScale } from './kill-scale.ts'
import { type Victim, wholeBrowser } from './victim.ts'

const { browserRuns } = killScale()

/** Each step with its intent on disk, and its effect under way. */
const points: KillPoint[] = [...stepIds, 'verify'].map((phase) => ({
  name: `${phase}: kill -9 of the browser`,
  at:
    phase === 'verify'
      ? { write: { kind: 'first-look' }, moment: 'after' }
      : { write: { kind: 'intent', phase }, moment: 'after' },
}))

test('the whole browser is killed at each step', {
  timeout: browserRuns * 300_000,
  retry: 0,
}, async ({ kept, sandbox }) => {
  const popup = await kept.driver.openExtensionPage('popup.html')
  await signIn(kept.driver, sandbox, popup)
  const victim = wholeBrowser(kept)
  for (let chain = 0; chain < browserRuns; chain++) {
    const missed = await killInOneRepair(victim, sandbox, points)
    // Where a life had passed a place before it could be held there.
    for (const point of missed) {
      const still = await killInOneRepair(victim, sandbox, [point])
      expect(still, `not reached: ${point.name}`).toEqual([])
    }
  }
})

/** @returns The places that were not reached. */
async function killInOneRepair(
  victim: Victim,
  sandbox: RunningSandbox,
  places: KillPoint[],
): Promise<KillPoint[]> {
  const plan = killAtPoints(victim, sandbox, places, () => 'popup')
  const run = await runWithKills(victim, sandbox, plan)
  for (const { name } of plan.reached)
    logKill({ browser: victim.driver.name, point: name, kills: 1, ...run })
  expect.soft(run, reasonOf(run)).toMatchObject({ verdict: 'ok', unexplained: [] })
  return places.filter((place) => !plan.reached.includes(place))
}
