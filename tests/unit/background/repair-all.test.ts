import { beforeEach, describe, expect, it } from 'vitest'
import { loadQueue, saveQueue } from '../../../utils/background/repair-queue.ts'
import { BackgroundWorld } from '../fakes/background-world.ts'
import { broken, fitbit, garmin, oura } from '../fakes/connections.ts'
import { nextTurn } from '../fakes/until.ts'

let world: BackgroundWorld

async function arrive(...connections: ReturnType<typeof broken>[]): Promise<void> {
  world = new BackgroundWorld(connections)
  await world.signIn()
  await world.background.check('user')
}

const inA = (service: typeof fitbit) => ({ account: 'account-1', service })
const queue = () => loadQueue(world.worker.store)
const begun = async () => (await world.journal.all()).map(({ service }) => service.id)

describe('"Repair all"', () => {
  beforeEach(() => arrive(broken(), broken('token_expired', { service: garmin })))

  it('begins the first and queues the rest', async () => {
    world.consent.choices = ['leaves it open']
    expect(await world.send({ type: 'repair-all', account: 'account-1' })).toEqual({ ok: true })
    await world.waiting()
    expect(await begun()).toEqual(['fitbit'])
    expect(await queue()).toEqual([inA(garmin)])
  })

  it('queues nothing before the first has begun', async () => {
    let queuedAtStart: unknown[] | null = null
    const { journal } = world.worker
    const begin = journal.begin.bind(journal)
    journal.begin = async (...given) => {
      queuedAtStart ??= await queue()
      return await begin(...given)
    }
    await world.send({ type: 'repair-all', account: 'account-1' })
    expect(queuedAtStart).toEqual([])
  })

  it('queues nothing where the first is refused', async () => {
    await world.journal.begin('account-1', oura, 'api')
    expect(await world.send({ type: 'repair-all', account: 'account-1' })).toMatchObject({
      ok: false,
    })
    expect(await queue()).toEqual([])
  })
})

it('ends where a repair fails: the next would fail likewise, or hide why', async () => {
  await arrive(broken(), broken('token_expired', { service: garmin }))
  world.page.canOpen = false
  await world.send({ type: 'repair-all', account: 'account-1' })
  expect(await world.ended()).toMatchObject({ problem: { kind: 'page-lost' }, removed: 'no' })
  await saveQueue(world.worker.store, [inA(garmin)])
  world.page.canOpen = true
  await world.background.refresh()
  for (let turns = 0; turns < 50; turns++) await nextTurn()
  expect(await begun()).toEqual(['fitbit'])
  expect(await queue()).toEqual([])
})

it('leaves out what needs a word first', async () => {
  await arrive(broken(), broken('account_in_use', { service: garmin }))
  world.consent.choices = ['leaves it open']
  await world.send({ type: 'repair-all', account: 'account-1' })
  await world.waiting()
  expect(await queue()).toEqual([])
})

it('passes over what needs a word first by the time of its turn', async () => {
  await arrive(broken('account_in_use', { service: garmin }), broken())
  await saveQueue(world.worker.store, [inA(garmin), inA(fitbit)])
  await world.background.refresh()
  for (let turns = 0; turns < 50; turns++) await nextTurn()
  expect(await begun()).not.toContain(garmin.id)
  expect(await begun()).toContain(fitbit.id)
})
