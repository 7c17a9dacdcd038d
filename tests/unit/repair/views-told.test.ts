import { beforeEach, expect, it } from 'vitest'
import type { RepairRecord } from '../../../utils/repair/record/schema.ts'
import type { StepId } from '../../../utils/site/steps.ts'
import { RepairWorld } from '../fakes/repair-world.ts'
import { nextTurn } from '../fakes/until.ts'

let world: RepairWorld

beforeEach(async () => {
  world = new RepairWorld()
  await world.signIn()
})

/** What the views show once all that is ready has run. */
async function told(): Promise<RepairRecord | null> {
  for (let turns = 0; turns < 30; turns++) await nextTurn()
  return world.told
}

it('the views know of a repair from its beginning on', async () => {
  const seen: unknown[] = []
  world.fitTrend.interrupt = ({ url }) => {
    const isGate = url.endsWith('/services')
    if (isGate) seen.push(world.told?.phase)
    return null
  }
  await world.start()
  await world.ended()
  // Before Disable the list of services is asked for once more.
  expect(seen[0]).toBe('gate')
})

it('the views know of each step while the page is at it', async () => {
  const seen: Partial<Record<StepId, RepairRecord | null>> = {}
  const perform = world.page.perform.bind(world.page)
  world.page.perform = async (...args) => {
    const { step } = args[2]
    const now = await told()
    // To look whose page it is, or at the list of services, isn't the step.
    if (now?.phase === step) seen[step] = now
    return await perform(...args)
  }
  await world.start()
  await world.ended()
  for (const step of ['open', 'expand', 'disable', 'remove', 'select'] as const) {
    expect(seen[step]).toMatchObject({ phase: step, acted: expect.arrayContaining([step]) })
  }
})

it('the views know of the consent window, of its end, and of what came of it', async () => {
  world.consent.choices = ['leaves it open']
  await world.start()
  await world.until('the window is on record', ({ consentWindow }) => consentWindow !== null)
  expect(await told()).toMatchObject({
    waiting: { kind: 'consent' },
    consentWindow: world.consent.window,
  })
  world.consent.decide('closes')
  await world.ended()
  expect(await told()).toMatchObject({ problem: { kind: 'consent-closed' }, consentWindow: null })
})

it('the views know of a window that was left, and has closed', async () => {
  world.consent.choices = ['leaves it open']
  await world.start()
  await world.until('the window is on record', ({ consentWindow }) => consentWindow !== null)
  world.restart()
  world.consent.close()
  await world.until('it is off the record', ({ consentWindow }) => consentWindow === null)
  expect(await told()).toMatchObject({ consentWindow: null })
})

it('the views know that permission is asked for before a window has come', async () => {
  world.consent.choices = ['leaves it open']
  await world.start()
  const { id } = await world.until('it is on record', ({ consentWindow }) => consentWindow !== null)
  world.restart()
  world.consent.onOpened = () => {}
  world.clock.advance(1_000)
  await world.runner.grantPermission(id)
  expect(await told()).toMatchObject({
    consentWindow: null,
    waiting: { kind: 'consent', since: world.clock.now() },
  })
})

it('the views know of each look while the proof is waited for', async () => {
  world.fitTrend.importTakesMs = null
  const seen: number[] = []
  world.fitTrend.interrupt = ({ url }) => {
    const isLook =
      url.endsWith('/connections') && world.fitTrend.deeds.includes('fitbit settings saved')
    if (isLook) seen.push(world.told?.looks ?? 0)
    return null
  }
  await world.start()
  await world.until('it is looked at', ({ looks }) => looks > 4)
  expect(seen.slice(0, 4)).toEqual([1, 2, 3, 4])
})

it('the views know what has ended, and that its result was read', async () => {
  await world.start()
  const { id } = await world.ended()
  expect(await told()).toMatchObject({ phase: 'repaired', seen: false })
  await world.runner.close(id)
  expect(await told()).toMatchObject({ seen: true })
})
