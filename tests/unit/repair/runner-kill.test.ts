import { describe, expect, it } from 'vitest'
import { minute } from '../fakes/clock.ts'
import { type Death, MortalStore } from '../fakes/mortal-store.ts'
import { before } from '../fakes/records.ts'
import { RepairWorld } from '../fakes/repair-world.ts'
import { sinceRemoved } from '../fakes/since-removed.ts'
import { nextTurn, until } from '../fakes/until.ts'

const wholeRepair = [
  'fitbit disabled',
  'fitbit removed',
  'fitbit connected',
  'fitbit settings saved',
]

async function worldWith(store: MortalStore): Promise<RepairWorld> {
  const world = new RepairWorld()
  await world.signIn()
  world.restart(store)
  return world
}

/** Runs a repair until its worker is killed, or to its end. */
async function runUntilKilled(world: RepairWorld, store: MortalStore): Promise<void> {
  void world.start().catch(() => 'killed')
  await until('the worker is killed or done', async () => {
    if (store.dead) return true
    const latest = await world.latest()
    return latest?.phase === 'repaired'
  })
  // What the dying worker had sent still arrives: the page finishes its click.
  await someTurns(5)
}

/** The next worker carries on; the user does what the popup then asks for. */
async function carryOn(world: RepairWorld): Promise<void> {
  world.restart()
  for (let minutes = 0; minutes < 5; minutes++) {
    await world.runner.resumeAll()
    const latest = await world.latest()
    if (!latest || latest.phase === 'repaired') return
    if (latest.waiting?.kind === 'consent') {
      await expectToldAsUnfinished(world)
      await world.runner.grantPermission(latest.id)
      await world.until('consent has been answered', ({ waiting }) => waiting === null)
    }
    world.clock.advance(minute)
  }
}

/** What waits for the user after Remove is never shown as anything but unfinished. */
async function expectToldAsUnfinished(world: RepairWorld): Promise<void> {
  // First what is shown: consent may be answered while it is looked up.
  const shown = await world.shown()
  const isBack = world.fitTrend.connections.get('fitbit')?.status === 'connected'
  if (!isBack) expect(shown).toEqual({ fitbit: 'removed-unfinished' })
}

/** How many times a whole repair writes into the journal. */
async function countWrites(): Promise<number> {
  const store = new MortalStore()
  const world = await worldWith(store)
  await world.start()
  await world.ended()
  return store.writes
}

describe('a worker that is killed', async () => {
  const writes = await countWrites()
  const deaths = Array.from({ length: writes }, (_, n): Death[] => [
    { moment: 'before', write: n + 1 },
    { moment: 'after', write: n + 1 },
  ]).flat()

  it('has many moments to be killed in', () => {
    expect(writes).toBeGreaterThan(12)
  })

  it.each(deaths)(
    '$moment journal write $write: the next one finishes, nothing twice',
    async (death) => {
      const store = new MortalStore(death)
      const world = await worldWith(store)
      await runUntilKilled(world, store)
      await carryOn(world)
      const repair = await world.latest()
      if (!repair) {
        // Killed before the repair was on record: nothing was touched, the user clicks again.
        expect(world.fitTrend.deeds).toEqual([])
        return
      }
      expect(repair).toMatchObject({ phase: 'repaired', removed: 'no', before: sinceRemoved })
      expect(world.fitTrend.deeds).toEqual(wholeRepair)
      expect(world.fitTrend.connections.get('fitbit')?.settings).toMatchObject(before.settings)
    },
  )

  it.each(deaths)(
    '$moment journal write $write, while the user is away: nothing is forgotten',
    async (death) => {
      const store = new MortalStore(death)
      const world = await worldWith(store)
      world.consent.choices = ['closes']
      await runUntilEndedOrKilled(world, store)
      world.restart()
      await world.runner.resumeAll()
      const isRemoved = !world.fitTrend.connections.has('fitbit')
      const shown = await world.shown()
      if (isRemoved) expect(shown).toEqual({ fitbit: 'removed-unfinished' })
      else expect(['needs-repair', 'disabled', 'repairing']).toContain(shown.fitbit)
    },
  )

  it('after one, two or three writes, again and again, still gets there', async () => {
    const shortLife = (n: number) => new MortalStore({ moment: 'after', write: (n % 3) + 1 })
    const world = await worldWith(shortLife(1))
    void world.start()
    let kills = 0
    for (; kills < 100; kills++) {
      await someTurns(60)
      const latest = await world.latest()
      if (latest?.phase === 'repaired') break
      world.clock.advance(minute)
      const { runner } = world.restart(shortLife(kills))
      if (latest?.waiting) void runner.grantPermission(latest.id)
      else void runner.resumeAll()
    }
    expect(await world.record()).toMatchObject({ phase: 'repaired', removed: 'no' })
    expect(world.fitTrend.deeds).toEqual(wholeRepair)
    expect(kills).toBeGreaterThan(5)
  })
})

async function someTurns(turns: number): Promise<void> {
  for (let turn = 0; turn < turns; turn++) await nextTurn()
}

async function runUntilEndedOrKilled(world: RepairWorld, store: MortalStore): Promise<void> {
  void world.start().catch(() => 'killed')
  await until('the worker is killed or done', async () => {
    if (store.dead) return true
    const latest = await world.latest()
    return latest?.phase === 'not-repaired'
  })
  await someTurns(5)
}
