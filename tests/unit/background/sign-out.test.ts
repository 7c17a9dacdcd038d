import { beforeEach, describe, expect, it } from 'vitest'
import { BackgroundWorld } from '../fakes/background-world.ts'
import { broken, fitbit, garmin } from '../fakes/connections.ts'
import { putRaw } from '../fakes/put-raw.ts'
import { record } from '../fakes/records.ts'

const [a, b] = ['account-1', 'account-2']
let world: BackgroundWorld

/** Both accounts are watched, A is shown; each has history, a told break, and repairs that have ended and that haven't. */
beforeEach(async () => {
  world = new BackgroundWorld([broken(), broken('token_expired', { service: garmin })])
  await world.signIn()
  const ofB = broken('token_expired', { externalAccount: 'b' })
  await world.addAccount({ id: b, name: 'Test account B' }, [ofB])
  await world.background.check('user')
  for (const account of [a, b]) {
    await keep(account, 'ended')
    await keep(account, 'unfinished')
    const seen = { at: world.clock.now(), state: 'needs-repair', hasNewData: false } as const
    await world.background.parts.history.append(account, fitbit.id, seen)
  }
  await world.background.refresh()
})

async function keep(account: string, kind: 'ended' | 'unfinished'): Promise<void> {
  const isOpen = kind === 'unfinished'
  const changes = record({
    id: `${account} ${kind}`,
    account,
    service: isOpen ? { id: 'oura', name: 'Oura' } : fitbit,
    phase: isOpen ? 'not-repaired' : 'repaired',
    problem: isOpen ? { kind: 'stopped' } : null,
    removed: isOpen ? 'yes' : 'no',
  })
  const key = isOpen ? { openKey: `${account}/oura` } : {}
  await putRaw(world.worker.store, 'repairs', changes.id, { ...changes, ...key })
}

/** What the database holds of an account. */
async function keptOf(account: string) {
  const { store } = world.worker
  const [history, readings, incidents, repairs, schedules] = await store.use((db) =>
    Promise.all([
      db.getAllKeys('history'),
      db.getAllKeys('readings'),
      db.getAllKeys('incidents'),
      db.getAllKeys('repairs'),
      db.getAllKeys('schedules'),
    ]),
  )
  return {
    history: history.filter(([owner]) => owner === account).length,
    readings: readings.filter((key) => key === account).length,
    incidents: incidents.filter((key) => key.startsWith(`${account}/`)).sort(),
    repairs: repairs.filter((key) => key.startsWith(`${account} `)),
    schedules: schedules.filter((key) => key.includes(account)).length,
  }
}

const whole = (account: string) => ({
  history: 1,
  readings: 1,
  incidents: expect.arrayContaining([`${account}/fitbit`, `${account}/oura`]),
  repairs: [`${account} ended`, `${account} unfinished`],
})

describe('the user signs B out', () => {
  it('what was learnt of it is forgotten, but for the repair that isn’t finished and its alert', async () => {
    expect(await keptOf(b)).toMatchObject(whole(b))
    await world.send({ type: 'sign-out', account: b })
    await world.background.refresh()
    expect(await keptOf(b)).toEqual({
      history: 0,
      readings: 0,
      incidents: [`${b}/oura`],
      repairs: [`${b} unfinished`],
      schedules: 0,
    })
  })

  it('nothing of A is', async () => {
    await world.send({ type: 'sign-out', account: b })
    expect(await keptOf(a)).toMatchObject(whole(a))
    expect((await world.background.state()).account).toBe(a)
  })

  it('the repair goes once the user has left it so', async () => {
    await world.send({ type: 'sign-out', account: b })
    await world.send({ type: 'leave-removed', repair: `${b} unfinished` })
    await world.background.refresh()
    expect(await keptOf(b)).toMatchObject({ incidents: [], repairs: [] })
    expect(await keptOf(a)).toMatchObject(whole(a))
  })

  it('one that ends because of that goes once its result is closed', async () => {
    world.consent.choices = ['leaves it open']
    await world.send({ type: 'repair', account: b, service: 'fitbit' })
    await world.until('it has begun', ({ phase }) => phase !== 'gate')
    await world.send({ type: 'sign-out', account: b })
    const { id } = await world.ended()
    expect((await world.journal.load(id))?.removed).toBe('no')
    await world.send({ type: 'close-result', repair: id })
    expect((await keptOf(b)).repairs).toEqual([`${b} unfinished`])
  })

  it('A’s receipt stays when its result is closed', async () => {
    await world.send({ type: 'close-result', repair: `${a} ended` })
    expect((await keptOf(a)).repairs).toContain(`${a} ended`)
  })

  it('a deleted database brings nothing of it back', async () => {
    await world.worker.journal.all()
    await world.send({ type: 'sign-out', account: b })
    expect((await world.worker.journal.all()).map(({ id }) => id)).not.toContain(`${b} ended`)
  })
})

describe('what isn’t the user’s sign-out forgets nothing', () => {
  it('a sign-in that ends by itself', async () => {
    await world.background.parts.sessions.remove(`session of ${b}`)
    world.clock.advance(3_600_000)
    await world.background.check('user')
    await world.background.refresh()
    expect(await keptOf(b)).toMatchObject(whole(b))
  })

  it('an older sign-in of the same account, which a newer one takes the place of', async () => {
    const { sessions, monitor } = world.background.parts
    const old = await sessions.of(b)
    if (!old) throw new Error('B isn’t signed in')
    await sessions.save({ ...old, id: 'newer', signedInAt: world.clock.now() + 1 })
    await sessions.remove(old.id)
    await monitor.check('user', b)
    expect(await keptOf(b)).toMatchObject(whole(b))
  })
})

it('an account with two sign-ins is signed out of both', async () => {
  const { sessions } = world.background.parts
  const old = await sessions.of(b)
  if (!old) throw new Error('B isn’t signed in')
  await sessions.save({ ...old, id: 'older' })
  await world.send({ type: 'sign-out', account: b })
  expect((await sessions.all()).map(({ account }) => account?.id)).toEqual([a])
})
