import { beforeEach, describe, expect, it } from 'vitest'
import { BackgroundWorld } from '../fakes/background-world.ts'
import { day } from '../fakes/clock.ts'
import { fitbit } from '../fakes/connections.ts'
import { patchRecord } from '../fakes/patch-record.ts'

const notified = 'Fitbit is removed, not finished'
let world: BackgroundWorld

/** A repair that ended after Remove, and of which the user was told. */
beforeEach(async () => {
  world = new BackgroundWorld()
  await world.signIn()
  world.consent.choices = ['closes']
  await world.start()
  expect(await world.ended()).toMatchObject({ phase: 'not-repaired', removed: 'yes' })
  await world.background.refresh()
  expect(world.screen).toMatchObject({ badge: { text: '1', tone: 'bad' }, told: [notified] })
})

describe('signed out', () => {
  it('what is left removed stays on the badge, and its one notification on screen', async () => {
    await world.send({ type: 'sign-out', account: 'account-1' })
    await world.background.refresh()
    expect(world.screen.badge).toMatchObject({ text: '1', tone: 'bad' })
    expect([...world.screen.shown.values()]).toEqual([notified])
    expect(world.screen.told).toEqual([notified])
  })

  it('it is reminded of each day', async () => {
    await world.send({ type: 'sign-out', account: 'account-1' })
    world.clock.advance(day)
    await world.background.refresh()
    expect(world.screen.told).toEqual([notified, notified])
  })

  it('another account’s reading doesn’t hide it', async () => {
    world.fitTrend.account = { id: 'account-2', name: 'Test account B' }
    await world.background.check('user')
    await world.background.refresh()
    expect(world.screen.badge).toMatchObject({ text: '1', tone: 'bad' })
  })
})

describe('left removed, as the user wishes', () => {
  it('nothing is told of it any more, signed in or not', async () => {
    const { id } = await world.record()
    await world.send({ type: 'leave-removed', repair: id })
    await world.background.refresh()
    expect(world.screen.badge.text).toBe('')
    expect(world.screen.shown.size).toBe(0)
    const { connections, repair } = await world.background.state()
    expect({ connections, repair }).toEqual({ connections: [], repair: null })
    await world.send({ type: 'sign-out', account: 'account-1' })
    world.clock.advance(day)
    await world.background.refresh()
    expect(world.screen.told).toEqual([notified])
  })

  it('it is closed for good, and lets a new repair of that service begin', async () => {
    const { id } = await world.record()
    await world.send({ type: 'leave-removed', repair: id })
    expect(await world.journal.open()).toEqual([])
    await world.runner.resumeAll()
    expect(await world.record()).toMatchObject({ id, phase: 'not-repaired', abandoned: true })
    expect(await world.journal.begin('account-1', fitbit, 'api')).not.toBeNull()
  })

  it('a repair that has removed nothing isn’t touched by it', async () => {
    const { id } = await world.record()
    await patchRecord(world.worker.store, id, { removed: 'no' })
    await world.send({ type: 'leave-removed', repair: id })
    expect(await world.record()).not.toHaveProperty('abandoned')
  })
})

describe('"Delete all data"', () => {
  it('is refused before that, says what to do, and shows the closed result again', async () => {
    const { id } = await world.record()
    await world.send({ type: 'close-result', repair: id })
    expect(await world.send({ type: 'erase-data' })).toMatchObject({
      ok: false,
      whatToDo: expect.stringContaining('“Leave it removed”'),
    })
    expect((await world.background.state()).repair?.outcome).toMatchObject({ canLeave: true })
  })

  it('works after that', async () => {
    await world.send({ type: 'leave-removed', repair: (await world.record()).id })
    expect(await world.send({ type: 'erase-data' })).toEqual({ ok: true })
    expect(await world.journal.all()).toEqual([])
  })
})
