import { beforeEach, expect, it } from 'vitest'
import { AppWorld } from '../fakes/app-world.ts'
import { hour, minute, second } from '../fakes/clock.ts'
import { broken } from '../fakes/connections.ts'

let world: AppWorld
let reads: number

beforeEach(async () => {
  world = new AppWorld([broken()])
  await world.signIn()
  await world.app.check('user')
  reads = 0
  world.fitTrend.interrupt = ({ url }) => {
    if (url.endsWith('/connections')) reads += 1
    return null
  }
})

/** All that a waking machine brings at once: the missed alarm, the network's return, a start of the worker. */
async function wakes(): Promise<void> {
  const { app } = world
  await Promise.all([app.start(), app.check('alarm'), app.check('online')])
  await app.refresh()
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
