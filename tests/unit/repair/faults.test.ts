import { beforeEach, describe, expect, it } from 'vitest'
import { hour, minute } from '../fakes/clock.ts'
import { fitbit } from '../fakes/connections.ts'
import { before } from '../fakes/records.ts'
import { RepairWorld } from '../fakes/repair-world.ts'

const wholeRepair = [
  'fitbit disabled',
  'fitbit removed',
  'fitbit connected',
  'fitbit settings saved',
]
let world: RepairWorld

beforeEach(async () => {
  world = new RepairWorld()
  await world.signIn()
})

describe.each<[string, number]>([
  ['forward', 5 * hour],
  ['back', -5 * hour],
])('the clock jumps by hours %s', (_way, jump) => {
  const jumps = () => {
    world.clockAhead += jump
  }

  it.each(['open', 'expand', 'disable', 'remove', 'select'] as const)(
    'at the step "%s": the repair goes on',
    async (step) => {
      world.page.mishap(step, { kind: 'first', do: jumps })
      await world.start()
      expect(await world.ended()).toMatchObject({ phase: 'repaired' })
      expect(world.fitTrend.deeds).toEqual(wholeRepair)
    },
  )

  it('while permission is awaited: what another browser grants is seen', async () => {
    world.consent.choices = ['leaves it open']
    await world.start()
    await world.waiting()
    jumps()
    world.fitTrend.connect(fitbit)
    await world.runner.observe(await world.read())
    expect(await world.ended()).toMatchObject({ phase: 'repaired' })
    expect(world.fitTrend.deeds).toEqual(wholeRepair)
  })

  it('while the first import is awaited: it is waited for as long as ever', async () => {
    world.fitTrend.importTakesMs = 4 * minute
    await world.start()
    await world.until('it is left to the alarm', ({ lookedAt }) => lookedAt !== null)
    jumps()
    for (let minutes = 0; minutes < 5; minutes++) {
      world.clock.advance(minute)
      await world.runner.resumeAll()
    }
    expect(await world.ended()).toMatchObject({ phase: 'repaired' })
    expect(world.fitTrend.deeds).toEqual(wholeRepair)
  })

  it('while the first import is awaited, which never comes: that is said after ten minutes', async () => {
    world.fitTrend.importTakesMs = null
    await world.start()
    await world.until('it is left to the alarm', ({ lookedAt }) => lookedAt !== null)
    jumps()
    for (let minutes = 0; minutes < 11; minutes++) {
      world.clock.advance(minute)
      await world.runner.resumeAll()
    }
    expect(await world.ended()).toMatchObject({ problem: { kind: 'no-import' }, removed: 'no' })
  })
})

describe('another browser of the same user repairs the same connection', () => {
  const repairsAll = (within = minute) => {
    world.fitTrend.disable('fitbit')
    world.fitTrend.remove('fitbit')
    world.clock.advance(within)
    world.fitTrend.connect(fitbit)
  }

  it.each(['open', 'expand'] as const)(
    'all of it, after this one’s gate, at "%s": what works is not reset again',
    async (step) => {
      world.page.mishap(step, { kind: 'first', do: () => repairsAll() })
      await world.start()
      expect(await world.ended()).toMatchObject({
        problem: { kind: 'nothing-to-repair' },
        removed: 'no',
      })
      expect(world.fitTrend.deeds).toEqual(wholeRepair.slice(0, 3))
    },
  )

  const covered = { kind: 'stops', because: 'covered' } as const
  const waits = [
    [
      'the user says whether to go on without the list',
      'list',
      () => Object.assign(world.page, { listStops: 'covered' }),
      (id: string) => world.runner.goOnWithoutList(id, true),
    ],
    [
      'the user is to click Disable',
      'user-click',
      () => world.page.mishap('disable', covered, covered),
      (id: string) => world.runner.help.takeOver(id, 'no'),
    ],
  ] as const
  const paces = [
    ['at leisure', minute],
    ['in a second', 1_000],
  ] as const
  const waitsAndPaces = waits.flatMap((wait) => paces.map((pace) => [...pace, ...wait] as const))
  it.each(waitsAndPaces)(
    'all of it, %s (%i ms), while %s',
    async (...[, within, , kind, hinder, goOn]) => {
      hinder()
      await world.start()
      const { id } = await world.until('it waits', ({ waiting }) => waiting?.kind === kind)
      repairsAll(within)
      await goOn(id)
      expect(await world.ended()).toMatchObject({
        problem: { kind: 'nothing-to-repair' },
        removed: 'no',
      })
      expect(world.fitTrend.deeds).toEqual(wholeRepair.slice(0, 3))
    },
  )

  it('the rest of it, while the user is to click Remove on a page that has grown old: Remove isn’t clicked', async () => {
    world.page.mishap('remove', covered, covered)
    await world.start()
    const { id } = await world.until('it waits', ({ waiting }) => waiting?.kind === 'user-click')
    world.fitTrend.remove('fitbit')
    world.clock.advance(1_000)
    world.fitTrend.connect(fitbit)
    const { length } = world.page.asked
    await world.runner.help.takeOver(id, 'no')
    await world.until('it is repaired', ({ phase }) => phase === 'repaired')
    expect(world.page.asked.slice(length)).toEqual([])
    expect(world.fitTrend.deeds.filter((deed) => deed === 'fitbit removed')).toHaveLength(1)
  })

  it('all of it, while no worker of this one lived between the last look and Disable', async () => {
    world.page.listMishaps = [{ kind: 'first', do: () => new Promise(() => {}) }]
    void world.start()
    await world.until('it reads the list', () => world.page.listReads.length === 1)
    repairsAll()
    await world.restart().runner.resumeAll()
    expect(await world.ended()).toMatchObject({ problem: { kind: 'nothing-to-repair' } })
    expect(world.fitTrend.deeds).toEqual(wholeRepair.slice(0, 3))
  })

  it('none of it, and the look is old: the repair goes on', async () => {
    world.page.listStops = 'covered'
    await world.start()
    const { id } = await world.until('it waits', ({ waiting }) => waiting?.kind === 'list')
    world.clock.advance(60 * minute)
    world.page.listStops = null
    void world.runner.goOnWithoutList(id, true)
    await world.until('step 5 is theirs', () => world.page.guiding?.request.step === 'select')
    expect(world.fitTrend.deeds).toEqual(wholeRepair.slice(0, 2))
  })

  it('all of it, after this one’s Disable: nothing is clicked a second time, and the settings come back', async () => {
    world.page.mishap('remove', {
      kind: 'first',
      do: () => {
        world.fitTrend.remove('fitbit')
        world.fitTrend.connect(fitbit)
      },
    })
    await world.start()
    expect(await world.ended()).toMatchObject({ phase: 'repaired', before })
    expect(world.fitTrend.deeds).toEqual(wholeRepair)
  })
})
