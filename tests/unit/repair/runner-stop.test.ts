import { beforeEach, describe, expect, it } from 'vitest'
import type { RepairRecord } from '../../../utils/repair/record/schema.ts'
import type { StepId } from '../../../utils/site/steps.ts'
import { fitbit } from '../fakes/connections.ts'
import { patchRecord } from '../fakes/patch-record.ts'
import { RepairWorld } from '../fakes/repair-world.ts'
import { sinceRemoved } from '../fakes/since-removed.ts'

let world: RepairWorld

beforeEach(async () => {
  world = new RepairWorld()
  await world.signIn()
})

type PageStep = Exclude<StepId, 'enable'>

/** [step, what is removed once it is done] */
const steps: [PageStep, RepairRecord['removed']][] = [
  ['open', 'no'],
  ['expand', 'no'],
  ['disable', 'no'],
  ['remove', 'yes'],
  ['select', 'yes'],
]

describe.each(steps)('stopped by the user at the step "%s"', (step, removedAfter) => {
  it('when the act was done already: the state is told as it is, and Try again finishes', async () => {
    world.page.mishap(step, { kind: 'first', do: () => world.stop() })
    await world.start()
    const stopped = await world.ended()
    expect(stopped).toMatchObject({ problem: { kind: 'stopped' }, removed: removedAfter })
    await expectFinishedByTryAgain(stopped)
  })

  it('when the page stops in time: nothing more is done, and Try again finishes', async () => {
    const removed = step === 'select' ? 'yes' : 'no'
    world.page.mishap(step, { kind: 'stops', because: 'stopped' })
    await world.start()
    const stopped = await world.ended()
    expect(stopped).toMatchObject({ problem: { kind: 'stopped' }, removed })
    await expectFinishedByTryAgain(stopped)
  })

  it('before the page was asked: the step isn’t begun', async () => {
    const open = world.page.open.bind(world.page)
    world.page.open = async (tab, container) => {
      const { phase, stopRequested } = await world.record()
      if (phase === step && !stopRequested) await world.stop()
      return await open(tab, container)
    }
    await world.start()
    const stopped = await world.ended()
    world.page.open = open
    const removed = step === 'select' ? 'yes' : 'no'
    expect(stopped).toMatchObject({ problem: { kind: 'stopped' }, removed })
    expect(world.page.asked).not.toContain(step)
    await expectFinishedByTryAgain(stopped)
  })
})

async function expectFinishedByTryAgain(stopped: RepairRecord): Promise<void> {
  world.clock.advance(1_000)
  await world.runner.tryAgain(stopped.id)
  const finished = await world.until('it is repaired', ({ phase }) => phase === 'repaired')
  expect(finished.before).toEqual({ ...sinceRemoved, serverTime: expect.any(Number) })
  expect(world.fitTrend.deeds).toEqual([
    'fitbit disabled',
    'fitbit removed',
    'fitbit connected',
    'fitbit settings saved',
  ])
}

describe('stopped by the user', () => {
  it('while the consent window is open: at once, and known as unfinished', async () => {
    world.consent.choices = ['leaves it open']
    await world.start()
    await world.waiting()
    await world.stop()
    const stopped = await world.ended()
    expect(stopped).toMatchObject({ problem: { kind: 'stopped' }, removed: 'yes', waiting: null })
    await world.runner.tryAgain(stopped.id)
    await world.waiting()
    world.consent.decide('grants')
    expect(await world.ended()).toMatchObject({ phase: 'repaired' })
    expect(world.consent.shown).toBe(1)
  })

  it('with the consent window open, in which the user then grants all the same', async () => {
    world.consent.choices = ['leaves it open']
    await world.start()
    await world.waiting()
    await world.stop()
    await world.ended()
    world.consent.decide('grants')
    await world.until('it is repaired', ({ phase }) => phase === 'repaired')
  })

  it('while the page wants a sign-in: at once', async () => {
    world.page.isSignedIn = false
    await world.start()
    await world.waiting()
    await world.stop()
    expect(await world.ended()).toMatchObject({ problem: { kind: 'stopped' }, removed: 'no' })
  })

  it('while the import is awaited: connected, so nothing counts as removed', async () => {
    world.fitTrend.importTakesMs = null
    await world.start()
    await world.until(
      'it is seen to be connected',
      (r) => r.phase === 'verify' && r.removed === 'no',
    )
    await world.stop()
    expect(await world.ended()).toMatchObject({ problem: { kind: 'stopped' }, removed: 'no' })
  })

  it('after it has ended: nothing changes', async () => {
    await world.start()
    const repaired = await world.ended()
    await world.runner.stop(repaired.id)
    expect(await world.record()).toEqual({ ...repaired, updatedAt: expect.any(Number) })
  })
})

it('stopped after Remove: what is known of it stands, and FitTrend isn’t asked', async () => {
  world.page.mishap('select', ...Array(2).fill({ kind: 'stops', because: 'not-found' }))
  await world.start()
  const { id } = await world.waiting()
  await patchRecord(world.worker.store, id, { removed: 'maybe' })
  const asked: string[] = []
  world.fitTrend.interrupt = ({ url }) => {
    asked.push(url)
    return null
  }
  await world.runner.stop(id)
  expect(await world.ended()).toMatchObject({ problem: { kind: 'stopped' }, removed: 'maybe' })
  expect(asked).toEqual([])
})

describe('stopped while the user was asked to click Remove', () => {
  beforeEach(async () => {
    const stops = { kind: 'stops', because: 'not-actionable' } as const
    world.page.mishap('remove', stops, stops)
    await world.start()
    await world.until('the user is asked', () => world.page.guiding !== null)
  })

  const stopped = async () => {
    await world.runner.stop((await world.record()).id)
    return await world.ended()
  }

  it('and had clicked: FitTrend is asked, so it counts as removed', async () => {
    world.page.userClicks()
    expect(await stopped()).toMatchObject({ problem: { kind: 'stopped' }, removed: 'yes' })
  })

  it('and had switched it on again: not removed', async () => {
    world.fitTrend.connect(fitbit)
    expect(await stopped()).toMatchObject({ problem: { kind: 'stopped' }, removed: 'no' })
  })

  it('and FitTrend can’t tell: it may be removed', async () => {
    world.page.userClicks()
    world.fitTrend.interrupt = () => ({ problem: { kind: 'unreachable' } })
    expect(await stopped()).toMatchObject({ problem: { kind: 'stopped' }, removed: 'maybe' })
  })
})
