import { beforeEach, describe, expect, it } from 'vitest'
import { AppWorld } from '../fakes/app-world.ts'
import { day } from '../fakes/clock.ts'

const notified = 'Fitbit is removed, not finished'
let world: AppWorld

/** A repair that ended after Remove, and of which the user was told. */
beforeEach(async () => {
  world = new AppWorld()
  await world.signIn()
  world.consent.choices = ['closes']
  await world.start()
  expect(await world.ended()).toMatchObject({ phase: 'not-repaired', removed: 'yes' })
  await world.app.refresh()
  expect(world.screen).toMatchObject({ badge: { text: '1', tone: 'bad' }, told: [notified] })
})

describe('signed out', () => {
  it('what is left removed stays on the badge, and its one notification on screen', async () => {
    await world.send({ type: 'sign-out' })
    await world.app.refresh()
    expect(world.screen.badge).toMatchObject({ text: '1', tone: 'bad' })
    expect([...world.screen.shown.values()]).toEqual([notified])
    expect(world.screen.told).toEqual([notified])
  })

  it('it is reminded of each day', async () => {
    await world.send({ type: 'sign-out' })
    world.clock.advance(day)
    await world.app.refresh()
    expect(world.screen.told).toEqual([notified, notified])
  })

  it('another account’s reading doesn’t hide it', async () => {
    world.fitTrend.account = { id: 'account-2', name: 'Sam' }
    await world.app.check('user')
    await world.app.refresh()
    expect(world.screen.badge).toMatchObject({ text: '1', tone: 'bad' })
  })
})
