import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { describeProblem } from '../../../utils/problems.ts'
import { recordVersion } from '../../../utils/repair/record/schema.ts'
import { migrations } from '../../../utils/storage/migrations.ts'
import { Store } from '../../../utils/storage/store.ts'
import { BackgroundWorld } from '../fakes/background-world.ts'
import { day, minute } from '../fakes/clock.ts'
import { broken, fitbit, garmin } from '../fakes/connections.ts'
import { failWrites } from '../fakes/faulty-disk.ts'
import { patchRecord } from '../fakes/patch-record.ts'
import { putRaw } from '../fakes/put-raw.ts'
import { record } from '../fakes/records.ts'
import { nextTurn } from '../fakes/until.ts'

const cannotKeep = describeProblem({ kind: 'storage', detail: '' })
const newerData = describeProblem({ kind: 'newer-data', detail: '' })
const wholeRepair = [
  'fitbit disabled',
  'fitbit removed',
  'fitbit connected',
  'fitbit settings saved',
]

let world: BackgroundWorld

beforeEach(async () => {
  world = new BackgroundWorld()
  await world.signIn()
})
afterEach(() => vi.restoreAllMocks())

const notices = async () => (await world.background.state()).notices
const kinds = async () => (await notices()).map(({ kind }) => kind)
const shown = async () =>
  (await world.background.state()).connections.map(({ service, state }) => [service.id, state])

/** As another page, or the browser itself. */
function deleteDatabase(): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const deletion = indexedDB.deleteDatabase('reconnect')
    deletion.onsuccess = resolve
    deletion.onerror = reject
  })
}

/** Another version opens the database, to which ours gives way. */
function takenByNewerVersion(): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('reconnect', migrations.length + 1)
    opening.onsuccess = () => resolve(opening.result.close())
    opening.onerror = reject
    opening.onblocked = reject
  })
}

describe('quota full', () => {
  it('health is shown all the same, the notice says why, and no repair begins', async () => {
    failWrites('QuotaExceededError')
    await world.background.check('user')
    expect(await shown()).toEqual([['fitbit', 'needs-repair']])
    expect(await notices()).toEqual([cannotKeep])
    expect(world.screen.badge).toMatchObject({ text: '1', tone: 'bad' })
    expect(await world.send({ type: 'repair', account: 'account-1', service: 'fitbit' })).toEqual({
      ok: false,
      sentence: cannotKeep.sentence,
      whatToDo: cannotKeep.whatToDo,
    })
    expect(world.fitTrend.deeds).toEqual([])
  })

  it('once there is room, the notice goes and the repair can begin', async () => {
    const { heal } = failWrites('QuotaExceededError')
    await world.background.check('user')
    heal()
    await world.background.check('user')
    expect(await notices()).toEqual([])
    expect(await world.send({ type: 'repair', account: 'account-1', service: 'fitbit' })).toEqual({
      ok: true,
    })
    await world.ended()
    expect(world.fitTrend.deeds).toEqual(wholeRepair)
  })

  it('just after Remove: the notice says why nothing moves, and with room the repair goes on by itself', async () => {
    let isFull = false
    failWrites('QuotaExceededError', () => isFull)
    const remove = world.fitTrend.remove.bind(world.fitTrend)
    world.fitTrend.remove = (id) => {
      remove(id)
      isFull = true
    }
    await world.background.check('user')
    await world.send({ type: 'repair', account: 'account-1', service: 'fitbit' })
    await vi.waitFor(async () => expect(await notices()).toEqual([cannotKeep]))
    expect(await shown()).toEqual([['fitbit', 'repairing']])

    isFull = false
    world.clock.advance(minute)
    await world.runner.resumeAll()
    expect(await world.ended()).toMatchObject({ phase: 'repaired' })
    expect(world.fitTrend.deeds).toEqual(wholeRepair)
    expect(await notices()).toEqual([])
  })
})

describe('open failing', () => {
  it('the views say so and wait for nothing; with the next look all is there', async () => {
    const { fitTrend } = world
    await world.background.check('user')
    const failing = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('the disk is broken', 'UnknownError')
    })
    world = reborn(world)
    await world.background.start()
    const state = await world.background.state()
    expect(state).toMatchObject({ checking: false, session: { kind: 'signed-out' } })
    expect(state.notices).toEqual([cannotKeep])
    expect(
      await world.send({ type: 'repair', account: 'account-1', service: 'fitbit' }),
    ).toMatchObject({ ok: false })
    expect(fitTrend.deeds).toEqual([])

    failing.mockRestore()
    await vi.waitFor(async () => {
      await world.background.check('user')
      expect(await notices()).toEqual([])
    })
    expect(await shown()).toEqual([['fitbit', 'needs-repair']])
  })
})

describe('transaction aborted', async () => {
  const writes = await countWrites()

  it('a repair has many writes that may be', () => {
    expect(writes).toBeGreaterThan(12)
  })

  it.each(Array.from({ length: writes }, (_, n) => n + 1))(
    'at journal write %i: the repair goes on within a minute, and no step is doubled',
    async (hit) => {
      await world.background.check('user')
      failWrites('AbortError', (store, count) => store === 'repairs' && count === hit)
      const started = await world.send({ type: 'repair', account: 'account-1', service: 'fitbit' })
      if (!started.ok) await world.send({ type: 'repair', account: 'account-1', service: 'fitbit' })
      for (let minutes = 0; minutes < 3; minutes++) {
        for (let turn = 0; turn < 60; turn++) await nextTurn()
        const { id, waiting, phase } = await world.record()
        if (waiting?.kind === 'consent') await world.runner.grantPermission(id)
        else if (phase === 'not-repaired') await world.runner.tryAgain(id)
        world.clock.advance(minute)
        await world.runner.resumeAll()
      }
      expect(await world.ended()).toMatchObject({ phase: 'repaired', removed: 'no' })
      expect(world.fitTrend.deeds.filter((deed) => !/settings/.test(deed))).toEqual(
        wholeRepair.slice(0, 3),
      )
      expect(world.fitTrend.connections.get('fitbit')?.settings).toMatchObject({ sleep: false })
    },
  )

  async function countWrites(): Promise<number> {
    const counting = new BackgroundWorld()
    await counting.signIn()
    let count = 0
    failWrites('AbortError', (store) => {
      if (store === 'repairs') count += 1
      return false
    })
    await counting.start()
    await counting.ended()
    vi.restoreAllMocks()
    return count
  }
})

describe('database deleted under us', () => {
  it('says what is lost; a repair that had removed is kept, told, and finished after a sign-in', async () => {
    world.consent.choices = ['closes', 'grants']
    await world.background.check('user')
    await world.send({ type: 'repair', account: 'account-1', service: 'fitbit' })
    const { id } = await world.ended()
    await world.background.refresh()
    await deleteDatabase()

    expect(await kinds()).toContain('data-deleted')
    expect((await world.background.state()).session.kind).toBe('signed-out')
    expect(await shown()).toEqual([['fitbit', 'removed-unfinished']])
    await world.background.refresh()
    expect(world.screen.badge).toMatchObject({ text: '1', tone: 'bad' })

    await world.signIn()
    await world.send({ type: 'try-again', repair: id })
    await world.until('it is repaired', ({ phase }) => phase === 'repaired')
    expect(world.fitTrend.deeds).toEqual(wholeRepair)
    world.clock.advance(2 * day)
    expect(await kinds()).not.toContain('data-deleted')
  })

  it('while consent is asked: the answer finds its repair', async () => {
    world.consent.choices = ['leaves it open']
    await world.background.check('user')
    await world.send({ type: 'repair', account: 'account-1', service: 'fitbit' })
    await world.waiting()
    await deleteDatabase()
    await world.signIn()
    world.consent.decide('grants')
    expect(await world.ended()).toMatchObject({ phase: 'repaired' })
    expect(world.fitTrend.deeds).toEqual(wholeRepair)
  })

  it('while no worker ran: says so, and that a repair may have been left unfinished', async () => {
    world = new BackgroundWorld()
    world.traces = { repairOpen: true }
    const [notice] = (await world.background.state()).notices
    expect(notice?.kind).toBe('data-deleted')
    expect(notice?.sentence).toContain('A repair was under way')
    expect(notice?.whatToDo).toContain('Connect page')
    await world.background.refresh()
    expect(world.screen.badge).toMatchObject({
      text: '!',
      title: expect.stringContaining('repair'),
    })
  })

  it('while no worker ran and no repair was under way: says so', async () => {
    world = new BackgroundWorld()
    world.traces = { repairOpen: false }
    const [notice] = (await world.background.state()).notices
    expect(notice?.kind).toBe('data-deleted')
    expect(notice?.sentence).not.toContain('A repair')
    await world.background.refresh()
    expect(world.screen.badge).toMatchObject({ text: '' })
  })

  it('a first start is none', async () => {
    world = new BackgroundWorld()
    expect(await kinds()).toEqual([])
  })

  it('what the user has deleted stays deleted', async () => {
    await world.start()
    await world.ended()
    expect(await world.send({ type: 'erase-data' })).toEqual({ ok: true })
    await deleteDatabase()
    expect(await world.worker.journal.all()).toEqual([])
  })
})

describe('all data deleted by the user', () => {
  it('is out of memory, too: a repair that still owed the settings doesn’t come back', async () => {
    const { journal } = world.worker
    const begun = await journal.begin('account-1', fitbit, 'api')
    await patchRecord(world.worker.store, begun?.id ?? '', {
      phase: 'not-repaired',
      problem: { kind: 'stopped' },
      enabledAt: world.clock.now(),
    })
    expect(await journal.open()).toHaveLength(1)
    expect(await world.send({ type: 'erase-data' })).toEqual({ ok: true })
    await deleteDatabase()
    expect(await journal.all()).toEqual([])
  })
})

describe('a record of a future version', () => {
  const future = { version: 99, shape: 'not known yet' }
  const put = (store: 'sessions' | 'readings' | 'incidents' | 'settings', key: string) =>
    putRaw(new Store(), store, key, future)

  it('of a sign-in: asks to sign in again, and says why', async () => {
    await put('sessions', 'session-1')
    expect((await world.background.state()).session).toEqual({
      kind: 'signed-out',
      sentence: 'Your sign-in was kept in a way that can’t be read. Sign in again.',
    })
  })

  it('of settings: the first ones hold, and the user is told', async () => {
    await put('settings', 'settings')
    const { settings } = await world.background.state()
    expect(settings).toEqual({ notifications: true, quietHours: null })
    expect(await kinds()).toEqual(['settings-lost'])
    await world.send({ type: 'save-settings', settings })
    expect(await kinds()).toEqual([])
  })

  it('of a reading and a schedule: FitTrend is asked anew', async () => {
    await put('readings', 'account-1')
    await putRaw(new Store(), 'schedules', 'session-1', future)
    await world.background.start()
    expect(await shown()).toEqual([['fitbit', 'needs-repair']])
    expect(await notices()).toEqual([])
  })

  it('of an incident: the break is told once more', async () => {
    await world.background.check('user')
    await put('incidents', 'account-1/fitbit')
    world = reborn(world)
    await world.background.check('user')
    await world.background.refresh()
    expect(world.screen.told).toEqual(['Fitbit needs repair'])
  })

  describe('of an open repair', () => {
    const ofNewer = {
      ...record({ account: 'account-1', service: garmin, removed: 'yes', id: 'newer' }),
      version: recordVersion + 1,
      openKey: 'account-1/garmin',
      phase: 'dancing',
    }
    beforeEach(() => putRaw(new Store(), 'repairs', 'newer', ofNewer))
    afterEach(async () => {
      // Whatever was done: it is there as the newer version has left it.
      expect(await new Store().use((db) => db.get('repairs', 'newer'))).toEqual(ofNewer)
    })

    it('is told in the popup, on the badge, and by a notification each day', async () => {
      await world.background.check('user')
      await world.background.refresh()
      expect(await notices()).toMatchObject([
        {
          kind: 'newer-repair',
          sentence:
            'A newer version of Reconnect has begun a repair (Garmin), and this version can’t carry it on.',
        },
      ])
      expect(await shown()).toContainEqual(['garmin', 'removed-unfinished'])
      expect(world.screen.badge).toMatchObject({ text: '2', tone: 'bad' })
      const told = world.screen.told.length
      world.clock.advance(day)
      await vi.waitFor(async () => {
        await world.background.refresh()
        expect(world.screen.told.length).toBe(told + 1)
      })
    })

    it('is told signed out, too', async () => {
      await world.send({ type: 'sign-out', account: 'account-1' })
      await world.background.refresh()
      expect(world.screen.badge).toMatchObject({ text: '1', tone: 'bad' })
      expect(await shown()).toEqual([['garmin', 'removed-unfinished']])
    })

    it('lets no second repair of that connection begin, and one of another', async () => {
      world.fitTrend.connections.set('garmin', broken('token_expired', { service: garmin }))
      await world.background.check('user')
      expect(await world.send({ type: 'repair', account: 'account-1', service: 'garmin' })).toEqual(
        {
          ok: false,
          sentence:
            'A newer version of Reconnect has begun a repair of Garmin, and this version can’t carry it on.',
          whatToDo: 'Update Reconnect to finish it.',
        },
      )
      expect(await world.send({ type: 'repair', account: 'account-1', service: 'fitbit' })).toEqual(
        { ok: true },
      )
      await world.ended()
      expect(world.fitTrend.deeds).toEqual(wholeRepair)
    })

    it('isn’t deleted with all data', async () => {
      expect(await world.send({ type: 'erase-data' })).toMatchObject({
        ok: false,
        sentence: 'A newer version of Reconnect has begun a repair, so nothing was deleted.',
      })
      expect((await world.background.state()).session.kind).toBe('signed-in')
    })

    it('is told no more once FitTrend shows the connection on', async () => {
      world.fitTrend.connect(garmin)
      await world.background.check('user')
      await world.background.refresh()
      expect(await kinds()).toEqual([])
      expect(world.screen.badge).toMatchObject({ text: '1' })
    })
  })

  it('of the whole database, come while the views are drawn: they say so all the same', async () => {
    await world.background.check('user')
    const reading = world.background.parts.monitor.reading.bind(world.background.parts.monitor)
    vi.spyOn(world.background.parts.monitor, 'reading').mockImplementationOnce(async () => {
      await takenByNewerVersion()
      return await reading()
    })
    expect(await notices()).toEqual([newerData])
  })

  it('of the whole database: says that Reconnect has to be updated', async () => {
    await new Store().use(async (db) => db.close())
    await takenByNewerVersion()
    await world.background.start()
    expect(await notices()).toEqual([newerData])
    expect(
      await world.send({ type: 'repair', account: 'account-1', service: 'fitbit' }),
    ).toMatchObject({ ok: false })
    expect(world.fitTrend.deeds).toEqual([])
  })
})

describe('garbage in the place of a repair', () => {
  it.each<[string, unknown]>([
    ['text', 'garbage'],
    ['half a record', { version: 1, id: 'lost', removed: 'maybe' }],
    ['a record cut short', { ...record({ removed: 'yes', service: garmin }), before: 7 }],
  ])('%s: is told until all data is deleted', async (_case, garbage) => {
    await world.background.check('user')
    await putRaw(new Store(), 'repairs', 'lost', garbage)
    await world.background.refresh()
    expect(await notices()).toMatchObject([{ kind: 'garbled-repair' }])
    expect(await world.send({ type: 'erase-data' })).toEqual({ ok: true })
    expect(await kinds()).toEqual([])
  })

  it('of one that had ended: nothing is left to be told', async () => {
    const ended = { ...record({ phase: 'repaired' }), before: 7 }
    await putRaw(new Store(), 'repairs', 'lost', ended)
    expect(await notices()).toEqual([])
  })

  it('that locks the connection lets a new repair begin', async () => {
    const locks = { openKey: 'account-1/fitbit', service: fitbit, account: 'account-1' }
    await putRaw(new Store(), 'repairs', 'lost', locks)
    await world.background.check('user')
    expect(await world.send({ type: 'repair', account: 'account-1', service: 'fitbit' })).toEqual({
      ok: true,
    })
    expect(await world.ended()).toMatchObject({ phase: 'repaired' })
  })
})

/** The same FitTrend and database, seen by an extension that was started anew. */
function reborn(old: BackgroundWorld): BackgroundWorld {
  const factory = indexedDB
  const next = new BackgroundWorld([...old.fitTrend.connections.values()])
  globalThis.indexedDB = factory
  return next
}
