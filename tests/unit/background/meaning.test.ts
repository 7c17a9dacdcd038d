import { beforeEach, describe, expect, it } from 'vitest'
import { countForRepairAll, repairableOf } from '../../../components/popup/repairable.ts'
import { loadQueue, saveQueue } from '../../../utils/background/repair-queue.ts'
import { History } from '../../../utils/history/history.ts'
import { BackgroundWorld } from '../fakes/background-world.ts'
import { day, hour, iso, noon, second } from '../fakes/clock.ts'
import { broken, fitbit, garmin, oura, working } from '../fakes/connections.ts'
import { nextTurn } from '../fakes/until.ts'

/** Connected, and silent for longer than any rhythm would explain. */
const silent = working({
  service: oura,
  import: { ...working().import, lastSucceededAt: iso(noon - 50 * day) },
})

describe('meaning: "Repair all" is about what is broken', () => {
  async function arrive(...connections: ReturnType<typeof broken>[]): Promise<BackgroundWorld> {
    const world = new BackgroundWorld(connections)
    await world.signIn()
    await world.background.check('user')
    return world
  }
  const count = async (world: BackgroundWorld) => {
    const state = await world.background.state()
    return countForRepairAll(state.connections, repairableOf(state))
  }

  it('counts the broken ones; a silent one keeps its own button', async () => {
    const world = await arrive(broken(), broken('token_expired', { service: garmin }), silent)
    const state = await world.background.state()
    expect([...repairableOf(state)].map(({ service }) => service.id).sort()).toEqual([
      'fitbit',
      'garmin',
      'oura',
    ])
    expect(await count(world)).toBe(2)
  })

  it('isn’t offered for one broken and one silent', async () => {
    expect(await count(await arrive(broken(), silent))).toBe(1)
  })

  it('repairs no silent one', async () => {
    const world = await arrive(broken(), broken('token_expired', { service: garmin }), silent)
    world.consent.choices = ['leaves it open']
    await world.send({ type: 'repair-all', account: 'account-1' })
    await world.waiting()
    expect(await loadQueue(world.worker.store)).toEqual([{ account: 'account-1', service: garmin }])
  })

  it('passes over one that is only silent by the time of its turn', async () => {
    const world = await arrive(silent, broken())
    await saveQueue(world.worker.store, [
      { account: 'account-1', service: oura },
      { account: 'account-1', service: fitbit },
    ])
    await world.background.refresh()
    for (let turns = 0; turns < 50; turns++) await nextTurn()
    const begun = (await world.journal.all()).map(({ service }) => service.id)
    expect(begun).toEqual([fitbit.id])
  })
})

describe('meaning: the ordinary path, from a break of five days to Healthy', () => {
  let world: BackgroundWorld
  const brokenFor = (days: number) =>
    broken('token_expired', {
      error: { code: 'token_expired', since: iso(noon - days * day) },
      import: {
        ...broken().import,
        lastSucceededAt: iso(noon - days * day - hour),
        through: '2026-11-05',
      },
    })
  beforeEach(async () => {
    world = new BackgroundWorld([brokenFor(5)], true)
    await world.signIn()
    const daily = Array.from({ length: 20 }, (_, n) => noon - (n + 5) * day - hour)
    await new History(world.worker.store).seed('account-1', 'fitbit', daily)
    await world.background.check('user')
  })
  const shown = async () => (await world.background.state()).connections[0]
  async function repaired(importTakesMs: number | null): Promise<void> {
    world.fitTrend.importTakesMs = importTakesMs
    await world.send({ type: 'repair', account: 'account-1', service: 'fitbit' })
    const { phase } = await world.ended()
    expect(phase).toBe('repaired')
    await world.background.refresh()
  }
  const healthy = { state: 'healthy', canRepair: false, alert: 'none' }

  it.each([
    ['six seconds', 6 * second],
    ['no time at all', 0],
    ['half a minute', 30 * second],
  ])('the import takes %s', async (_how, ms) => {
    expect(await shown()).toMatchObject({ state: 'needs-repair' })
    await repaired(ms)
    expect(await shown()).toMatchObject(healthy)
    await world.send({ type: 'check-now' })
    expect(await shown()).toMatchObject(healthy)
    expect(world.screen.badge.text).toBe('')
    world.clock.advance(7 * hour)
    await world.send({ type: 'check-now' })
    expect(await shown()).toMatchObject(healthy)
  })

  it('and is silent again where nothing comes after that', async () => {
    await repaired(6 * second)
    world.clock.advance(4 * day)
    await world.send({ type: 'check-now' })
    expect(await shown()).toMatchObject({ state: 'stale' })
  })

  it('what a repair reads asks FitTrend nothing further', async () => {
    const asked: string[] = []
    world.fitTrend.interrupt = ({ url }) => {
      asked.push(new URL(url).pathname)
      return null
    }
    await world.worker.monitor.check('repair')
    expect(asked).toEqual(['/api/v1/connections'])
  })
})
