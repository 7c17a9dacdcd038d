import { beforeEach, expect, it } from 'vitest'
import { loadQueue, saveQueue } from '../../../utils/background/repair-queue.ts'
import { BackgroundWorld } from '../fakes/background-world.ts'
import { minute } from '../fakes/clock.ts'
import { broken, fitbit, garmin } from '../fakes/connections.ts'
import { patchRecord } from '../fakes/patch-record.ts'
import { putRaw } from '../fakes/put-raw.ts'
import { record } from '../fakes/records.ts'
import { nextTurn } from '../fakes/until.ts'

let world: BackgroundWorld

/** Both accounts have a Fitbit and a Garmin that are broken; A is shown. */
beforeEach(async () => {
  world = new BackgroundWorld(brokenTwice('a'))
  await world.signIn()
  await world.addAccount({ id: 'account-2', name: 'Test account B' }, brokenTwice('b'))
  await world.background.check('user')
})

function brokenTwice(externalAccount: string) {
  return [fitbit, garmin].map((service) => broken('token_expired', { service, externalAccount }))
}

const queue = () => loadQueue(world.worker.store)
const begun = async () =>
  (await world.journal.all()).map(({ account, service }) => `${account} ${service.id}`)

/** The background brings everything in line, again and again. */
async function live(): Promise<void> {
  for (let turns = 0; turns < 30; turns++) {
    await world.background.refresh()
    await nextTurn()
  }
}

it('goes on in the account in which it was begun, whichever is shown meanwhile', async () => {
  world.consent.choices = ['leaves it open', 'leaves it open']
  await world.send({ type: 'repair-all', account: 'account-1' })
  const { id } = await world.waiting()
  world.clock.advance(minute)
  await world.send({ type: 'show-account', account: 'account-2' })
  expect((await world.background.state()).account).toBe('account-2')

  await patchRecord(world.worker.store, id, {
    phase: 'repaired',
    waiting: null,
    removed: 'no',
    receipt: record({ phase: 'repaired' }).receipt,
  })
  await live()
  expect((await begun()).sort()).toEqual(['account-1 fitbit', 'account-1 garmin'])
  expect(await queue()).toEqual([])
})

it('tells the views the names of what is in line, whichever account is shown', async () => {
  world.consent.choices = ['leaves it open']
  await world.send({ type: 'repair-all', account: 'account-2' })
  expect((await world.background.state()).queue).toEqual([
    { account: 'account-2', service: garmin },
  ])
})

it('ends where a repair fails: nothing more is begun', async () => {
  world.page.mishap('open', { kind: 'stops', because: 'ambiguous' })
  world.consent.choices = ['leaves it open']
  await world.send({ type: 'repair-all', account: 'account-1' })
  const { id } = await world.waiting()
  await world.runner.stop(id)
  await world.ended()
  await live()
  expect(await begun()).toEqual(['account-1 fitbit'])
  expect(await queue()).toEqual([])
})

it.each([
  ['before Remove', 'no'],
  ['after Remove', 'yes'],
] as const)(
  'ends where the repair before has failed %s, by what the journal says',
  async (_when, removed) => {
    await putRaw(world.worker.store, 'repairs', 'failed', failed('account-1', removed))
    await saveQueue(world.worker.store, [{ account: 'account-1', service: garmin }])
    await live()
    expect(await begun()).toEqual(['account-1 fitbit'])
    expect(await queue()).toEqual([])
  },
)

it('goes on whatever has failed in another account', async () => {
  world.consent.choices = ['leaves it open']
  await putRaw(world.worker.store, 'repairs', 'failed', failed('account-2', 'yes'))
  await saveQueue(world.worker.store, [{ account: 'account-1', service: garmin }])
  await live()
  expect((await begun()).sort()).toEqual(['account-1 garmin', 'account-2 fitbit'])
})

it('of an account that has signed out is dropped', async () => {
  await saveQueue(world.worker.store, [
    { account: 'account-9', service: garmin },
    { account: 'account-9', service: fitbit },
  ])
  await live()
  expect(await queue()).toEqual([])
  expect(await begun()).toEqual([])
})

it('of an earlier version, without accounts, is dropped, and everything shows', async () => {
  await putRaw(world.worker.store, 'settings', 'queue', ['garmin', 'fitbit'])
  await live()
  expect((await world.background.state()).queue).toEqual([])
  expect(await begun()).toEqual([])
})

function failed(account: string, removed: 'no' | 'yes') {
  const key = removed === 'no' ? {} : { openKey: `${account}/fitbit` }
  // What is left removed ends the queue even after its result was closed.
  const seen = removed === 'yes'
  const changes = { seen, phase: 'not-repaired', problem: { kind: 'stopped' }, removed } as const
  return { ...record({ id: 'failed', account, ...changes }), ...key }
}
