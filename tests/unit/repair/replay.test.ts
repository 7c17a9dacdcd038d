import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { RepairRecord } from '../../../utils/repair/record/schema.ts'
import { eventBetween, unexplainedIn } from '../../browser/kills/replay.ts'
import { minute } from '../fakes/clock.ts'
import { RepairWorld } from '../fakes/repair-world.ts'

let world: RepairWorld
let rows: RepairRecord[]

beforeEach(async () => {
  world = new RepairWorld()
  await world.signIn()
  rows = []
  for (const method of ['add', 'put'] as const) {
    const original = IDBObjectStore.prototype[method]
    vi.spyOn(IDBObjectStore.prototype, method).mockImplementation(function (
      this: IDBObjectStore,
      value: unknown,
      key?: IDBValidKey,
    ) {
      if (this.name === 'repairs') rows.push(structuredClone(value) as RepairRecord)
      return original.call(this, value, key)
    })
  }
})
afterEach(() => vi.restoreAllMocks())

/** Kinds of the events between the records that were written, in their order. */
function replayed(): (string | null)[] {
  return rows.slice(1).map((row, place) => {
    const before = rows[place]
    return (before && eventBetween(before, row)?.kind) ?? null
  })
}

describe('a journal, replayed', () => {
  it('of a whole repair', async () => {
    await world.start()
    await world.ended()
    const kinds = replayed()
    expect(kinds).not.toContain(null)
    expect(kinds).toEqual(expect.arrayContaining(['gate-passed', 'list-read', 'proved']))
    expect(kinds.filter((kind) => kind === 'step-proved')).toHaveLength(5)
  })

  it('of a repair whose worker is killed while it waits, and which the user then does by hand', async () => {
    world.page.listStops = 'covered'
    await world.start()
    const { id } = await world.until('it waits', ({ waiting }) => waiting?.kind === 'list')
    await world.restart().runner.resumeAll()
    world.consent.choices = [{ error: 'access_denied' }]
    void world.runner.goOnWithoutList(id, true)
    await world.until('shown select', () => world.page.guiding?.request.step === 'select')
    world.page.userClicks()
    await world.runner.help.guided(id, 'helped')
    await world.ended()
    world.consent.choices = ['grants']
    await world.runner.tryAgain(id)
    await world.until('it is repaired', ({ phase }) => phase === 'repaired')
    const kinds = replayed()
    expect(kinds).not.toContain(null)
    const told = ['list-unread', 'list-told', 'click-asked', 'ended', 'carried-on']
    expect(kinds).toEqual(expect.arrayContaining(told))
  })

  it('of one that is stopped, and whose proof is late', async () => {
    world.fitTrend.importTakesMs = null
    await world.start()
    const { id } = await world.until('it is verified', ({ phase }) => phase === 'verify')
    world.clock.advance(minute)
    await world.runner.stop(id)
    await world.ended()
    expect(replayed()).not.toContain(null)
  })

  it('is explained where a write was lost, or wasn’t seen, as another background began to be watched', async () => {
    await world.start()
    await world.ended()
    expect(unexplainedIn(rows)).toEqual([])
    const [first, ...later] = rows.map((row, place) => (place % 6 === 0 ? row : null))
    expect(first).not.toBeNull()
    expect(unexplainedIn([first ?? null, ...later])).toEqual([])
    const lost = rows.flatMap((row, place) =>
      place === 3 ? [row, { ...row, tabId: 99 } as RepairRecord, null] : [row],
    )
    expect(unexplainedIn(lost)).toEqual([])
  }, 60_000)

  it('isn’t explained where one background left a record out, or made one up', async () => {
    await world.start()
    await world.ended()
    expect(unexplainedIn(rows.filter((_, place) => place % 2 === 0))).not.toEqual([])
    const lost = rows.flatMap((row, place) =>
      place === 3 ? [row, { ...row, tabId: 99 } as RepairRecord] : [row],
    )
    expect(unexplainedIn(lost)).not.toEqual([])
    const madeUp = rows.map((row, place) =>
      place > 5 ? ({ ...row, acted: [] } as RepairRecord) : row,
    )
    expect(unexplainedIn([...madeUp.slice(0, 6), null, ...madeUp.slice(6)])).not.toEqual([])
  }, 60_000)

  it('finds no event where one was left out that mattered, or a record was made up', async () => {
    await world.start()
    await world.ended()
    const [first] = rows
    const disabled = rows.find(({ phase }) => phase === 'remove')
    if (!first || !disabled) throw new Error('a repair has these')
    expect(eventBetween(first, disabled)).toBeNull()
    expect(eventBetween(disabled, { ...disabled, removed: 'yes' } as RepairRecord)).toBeNull()
    expect(eventBetween(disabled, { ...disabled, acted: [] })).toBeNull()
  })
})
