import { beforeEach, expect, it } from 'vitest'
import { AppWorld } from '../fakes/app-world.ts'
import { day, hour, minute } from '../fakes/clock.ts'
import { broken } from '../fakes/connections.ts'

let world: AppWorld

beforeEach(async () => {
  world = new AppWorld([broken()])
  await world.signIn()
  await world.app.check('user')
  await world.app.refresh()
})

it('the worker is woken for the next check', () => {
  expect(world.alarmAt).toBeGreaterThan(world.clock.now())
  expect(world.alarmAt).toBeLessThan(world.clock.now() + hour)
})

it('and for the end of a snooze, where that comes first', async () => {
  await world.send({ type: 'snooze', account: 'account-1', service: 'fitbit', for: 'day' })
  world.clock.advance(day - 5 * minute)
  await world.app.check('user')
  await world.app.refresh()
  expect([world.screen.badge.text, world.alarmAt - world.clock.now()]).toEqual(['', 5 * minute])
  world.clock.advance(5 * minute)
  await world.app.check('alarm')
  await world.app.refresh()
  expect(world.screen.badge.text).toBe('1')
})
