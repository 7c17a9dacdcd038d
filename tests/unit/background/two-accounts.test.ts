import { beforeEach, describe, expect, it } from 'vitest'
import { BackgroundWorld } from '../fakes/background-world.ts'
import { minute } from '../fakes/clock.ts'
import { broken } from '../fakes/connections.ts'
import type { FitTrend } from '../fakes/fittrend.ts'

let world: BackgroundWorld
let fitTrendOfB: FitTrend

/** A is shown; both have a Fitbit of their own, which is broken. */
beforeEach(async () => {
  world = new BackgroundWorld([broken()])
  await world.signIn()
  fitTrendOfB = await world.addAccount({ id: 'account-2', name: 'Test account B' }, [
    broken('token_expired', { externalAccount: 'fitbit-user-2' }),
  ])
  await world.background.check('user')
  expect((await world.background.state()).account).toBe('account-1')
})

const ofB = { account: 'account-2', service: 'fitbit' }
const begun = async () =>
  (await world.journal.all()).map(({ account, service }) => `${account} ${service.id}`)

describe('a command about account B while A is shown', () => {
  it('"Repair" repairs B’s, and the record says whose it is', async () => {
    expect(await world.send({ type: 'repair', ...ofB })).toEqual({ ok: true })
    expect(await begun()).toEqual(['account-2 fitbit'])
    expect(await world.record()).toMatchObject({ accountName: 'Test account B' })
    await world.until('the gate is passed', ({ phase }) => phase !== 'gate')
  })

  it('"Repair all" repairs B’s', async () => {
    expect(await world.send({ type: 'repair-all', account: 'account-2' })).toEqual({ ok: true })
    expect(await begun()).toEqual(['account-2 fitbit'])
  })

  it('"Snooze" is about B’s alert alone', async () => {
    await world.background.refresh()
    await world.send({ type: 'snooze', ...ofB, for: 'week' })
    expect((await world.background.connectionsOf('account-2'))?.[0]?.snooze).not.toBeNull()
    expect((await world.background.connectionsOf('account-1'))?.[0]?.snooze).toBeNull()
  })

  it('"Offer the repair anyway" is about B’s alone', async () => {
    for (const fitTrend of [world.fitTrend, fitTrendOfB]) {
      fitTrend.connections.set('fitbit', broken('account_in_use'))
    }
    world.clock.advance(minute)
    await world.background.check('user')
    await world.background.refresh()
    expect(await world.send({ type: 'repair', ...ofB })).toMatchObject({ ok: false })
    await world.send({ type: 'explained', ...ofB })
    expect((await world.background.connectionsOf('account-2'))?.[0]).toMatchObject({
      canRepair: true,
    })
    expect((await world.background.connectionsOf('account-1'))?.[0]).toMatchObject({
      canRepair: false,
    })
  })

  it('"Sign out" signs B out', async () => {
    await world.send({ type: 'sign-out', account: 'account-2' })
    expect((await world.background.state()).accounts.map(({ id }) => id)).toEqual(['account-1'])
  })
})

describe('an account that isn’t signed in', () => {
  it.each<Parameters<BackgroundWorld['send']>[0]>([
    { type: 'repair', ...ofB },
    { type: 'repair-all', account: 'account-2' },
  ])('$type is refused, and the one that is shown isn’t touched', async (command) => {
    await world.background.parts.sessions.remove('session of account-2')
    expect(await world.send(command)).toEqual({
      ok: false,
      sentence: 'Reconnect isn’t signed in to the FitTrend account “Test account B”.',
      whatToDo: 'Sign in to that account in Reconnect’s settings.',
    })
    expect(await begun()).toEqual([])
  })

  it('and that nobody has heard of is refused, too', async () => {
    const refused = await world.send({ type: 'repair', account: 'account-9', service: 'fitbit' })
    expect(refused).toMatchObject({ ok: false, sentence: expect.stringContaining('isn’t signed') })
    expect(await begun()).toEqual([])
  })

  it('while nobody is signed in at all, that is said', async () => {
    for (const { id } of await world.background.parts.sessions.all()) {
      await world.background.parts.sessions.remove(id)
    }
    expect(await world.send({ type: 'repair', ...ofB })).toMatchObject({
      ok: false,
      sentence: 'You are signed out of FitTrend.',
    })
  })

  it('ends a repair under way with the account’s name, and A’s isn’t asked', async () => {
    world.consent.choices = ['leaves it open']
    await world.send({ type: 'repair', ...ofB })
    await world.background.parts.sessions.remove('session of account-2')
    const { problem } = await world.ended()
    expect(problem).toEqual({
      kind: 'api',
      problem: { kind: 'account-signed-out', account: 'Test account B' },
    })
    const { repair } = await world.background.state()
    expect(repair).toMatchObject({ account: 'account-2', outcome: { kind: 'not-repaired' } })
    expect(world.fitTrend.deeds).toEqual([])
  })
})
