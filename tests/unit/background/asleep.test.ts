import { beforeEach, expect, it } from 'vitest'
import { BackgroundWorld } from '../fakes/background-world.ts'
import { hour, minute, second } from '../fakes/clock.ts'
import { broken } from '../fakes/connections.ts'

let world: BackgroundWorld
let reads: number

beforeEach(async () => {
  world = new BackgroundWorld([broken()])
  await world.signIn()
  await world.background.check('user')
  reads = 0
  world.fitTrend.interrupt = ({ url }) => {
    if (url.endsWith('/connections')) reads += 1
    return null
  }
})

/** All that a waking machine brings at once: the missed alarm, the network's return, a start of the worker. */
async function wakes(): Promise<void> {
  const { background } = world
  await Promise.all([background.start(), background.check('alarm'), background.check('online')])
  await background.refresh()
}

it('the machine was asleep for 8 hours: one check at wake, not many', async () => {
  world.clock.advance(8 * hour)
  await wakes()
  expect(world.alarmAt - world.clock.now()).toBeLessThanOrEqual(10 * minute)
  for (let seconds = 0; seconds < 600; seconds += 30) {
    world.clock.advance(30 * second)
    await wakes()
  }
  expect(reads).toBe(1)
})

it('the machine was asleep for 8 hours in the middle of a repair: it goes on, and nothing is lost', async () => {
  world.consent.choices = ['leaves it open']
  await world.start()
  await world.waiting()
  world.clock.advance(8 * hour)
  await wakes()
  expect(await world.record()).toMatchObject({ phase: 'enable', removed: 'yes' })
  world.consent.decide('grants')
  expect(await world.ended()).toMatchObject({ phase: 'repaired' })
  expect(world.fitTrend.deeds).toEqual([
    'fitbit disabled',
    'fitbit removed',
    'fitbit connected',
    'fitbit settings saved',
  ])
})
