import { beforeEach, expect, it } from 'vitest'
import { BackgroundWorld } from '../fakes/background-world.ts'
import { day, hour, minute } from '../fakes/clock.ts'
import { broken } from '../fakes/connections.ts'

let world: BackgroundWorld

beforeEach(async () => {
  world = new BackgroundWorld([broken()])
  await world.signIn()
  await world.background.check('user')
  await world.background.refresh()
})

it('the worker is woken for the next check', () => {
  expect(world.alarmAt).toBeGreaterThan(world.clock.now())
  expect(world.alarmAt).toBeLessThan(world.clock.now() + hour)
})

it('and for the end of a snooze, where that comes first', async () => {
  await world.send({ type: 'snooze', account: 'account-1', service: 'fitbit', for: 'day' })
  world.clock.advance(day - 5 * minute)
  await world.background.check('user')
  await world.background.refresh()
  expect([world.screen.badge.text, world.alarmAt - world.clock.now()]).toEqual(['', 5 * minute])
  world.clock.advance(5 * minute)
  await world.background.check('alarm')
  await world.background.refresh()
  expect(world.screen.badge.text).toBe('1')
})
