import { describe, expect, it } from 'vitest'
import { countForRepairAll, repairableOf } from '../../../components/popup/repairable.ts'
import { loadQueue, saveQueue } from '../../../utils/app/settings.ts'
import { AppWorld } from '../fakes/app-world.ts'
import { day, iso, noon } from '../fakes/clock.ts'
import { broken, fitbit, garmin, oura, working } from '../fakes/connections.ts'
import { nextTurn } from '../fakes/until.ts'

/** Connected, and silent for longer than any rhythm would explain. */
const silent = working({
  service: oura,
  import: { ...working().import, lastSucceededAt: iso(noon - 50 * day) },
})

describe('meaning: "Repair all" is about what is broken', () => {
  async function arrive(...connections: ReturnType<typeof broken>[]): Promise<AppWorld> {
    const world = new AppWorld(connections)
    await world.signIn()
    await world.app.check('user')
    return world
  }
  const count = async (world: AppWorld) => {
    const state = await world.app.state()
    return countForRepairAll(state.connections, repairableOf(state))
  }

  it('counts the broken ones; a silent one keeps its own button', async () => {
    const world = await arrive(broken(), broken('token_expired', { service: garmin }), silent)
    const state = await world.app.state()
    expect(repairableOf(state)).toEqual(new Set(['fitbit', 'garmin', 'oura']))
    expect(await count(world)).toBe(2)
  })

  it('isn’t offered for one broken and one silent', async () => {
    expect(await count(await arrive(broken(), silent))).toBe(1)
  })

  it('repairs no silent one', async () => {
    const world = await arrive(broken(), broken('token_expired', { service: garmin }), silent)
    world.consent.choices = ['leaves it open']
    await world.send({ type: 'repair-all' })
    await world.waiting()
    expect(await loadQueue(world.worker.store)).toEqual(['garmin'])
  })

  it('passes over one that is only silent by the time of its turn', async () => {
    const world = await arrive(silent, broken())
    await saveQueue(world.worker.store, [oura.id, fitbit.id])
    await world.app.refresh()
    for (let turns = 0; turns < 50; turns++) await nextTurn()
    const begun = (await world.journal.all()).map(({ service }) => service.id)
    expect(begun).toEqual([fitbit.id])
  })
})
