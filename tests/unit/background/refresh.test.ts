import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { BackgroundWorld } from '../fakes/background-world.ts'

let world: BackgroundWorld

beforeEach(async () => {
  world = new BackgroundWorld()
  await world.signIn()
  await world.background.check('user')
})
afterEach(() => vi.restoreAllMocks())

/** How often the journal is read while something is done. */
async function readsOfJournal(work: () => Promise<unknown>): Promise<number> {
  let reads = 0
  for (const method of ['getAll', 'get'] as const) {
    const original = IDBObjectStore.prototype[method] as (this: IDBObjectStore) => IDBRequest
    vi.spyOn(IDBObjectStore.prototype, method).mockImplementation(function (
      this: IDBObjectStore,
      ...args: unknown[]
    ) {
      if (this.name === 'repairs') reads += 1
      return original.apply(this, args as [])
    })
  }
  await work()
  return reads
}

const notices = async () => (await world.background.state()).notices.map(({ kind }) => kind)

describe('a refresh', () => {
  it('reads the journal once', async () => {
    expect(await readsOfJournal(() => world.background.refresh())).toBe(1)
  })

  it('reads it once with a repair under way and others queued, too', async () => {
    world.consent.choices = ['leaves it open']
    await world.send({ type: 'repair', account: 'account-1', service: 'fitbit' })
    await world.until('consent is asked', ({ waiting }) => waiting?.kind === 'consent')
    await world.background.refresh()
    expect(await readsOfJournal(() => world.background.refresh())).toBe(1)
  })
})

describe('alerts that can’t be brought in line', () => {
  it('are said to be refused by the browser where it was the browser', async () => {
    world.screen.showBadge = () => Promise.reject(new Error('no such API'))
    await world.background.refresh()
    expect(await notices()).toEqual(['alerts'])
  })

  it('are said to be a fault of ours where it was one, in its words', async () => {
    const fault = new TypeError('it is not a function')
    vi.spyOn(world.background.parts.alerts, 'update').mockRejectedValue(fault)
    await world.background.refresh()
    const [notice] = (await world.background.state()).notices
    expect(notice).toMatchObject({
      kind: 'internal',
      sentence: expect.stringContaining('it is not a function'),
    })
  })

  it('are no more said to be, once they work again', async () => {
    const { showBadge } = world.screen
    world.screen.showBadge = () => Promise.reject(new Error('no such API'))
    await world.background.refresh()
    world.screen.showBadge = showBadge
    await world.background.refresh()
    expect(await notices()).toEqual([])
  })
})
