import { beforeEach, describe, expect, it } from 'vitest'
import { Journal } from '../../../utils/repair/record/journal.ts'
import { IllegalEventError } from '../../../utils/repair/record/machine.ts'
import { type RepairRecord, recordVersion } from '../../../utils/repair/record/schema.ts'
import { StorageError } from '../../../utils/storage/database.ts'
import { Store } from '../../../utils/storage/store.ts'
import { message } from '../../../utils/words/message.ts'
import { BrokenStore } from '../fakes/broken-store.ts'
import { Clock, minute, noon } from '../fakes/clock.ts'
import { fitbit, garmin } from '../fakes/connections.ts'
import { useEmptyDatabase } from '../fakes/fresh-store.ts'
import { putRaw } from '../fakes/put-raw.ts'
import { before, record } from '../fakes/records.ts'

let clock: Clock
let store: Store
let journal: Journal

beforeEach(() => {
  useEmptyDatabase()
  clock = new Clock()
  store = new Store()
  journal = new Journal(store, clock.now)
})

const stopped = { kind: 'ended', problem: { kind: 'stopped' } } as const
const begin = (account = 'account-1', service = fitbit) => journal.begin(account, service, 'api')

async function begun(): Promise<RepairRecord> {
  const begunRecord = await begin()
  if (!begunRecord) throw new Error('another repair is open')
  return begunRecord
}

describe('beginning', () => {
  it('writes the record before anything is done', async () => {
    const { id } = await begun()
    const elsewhere = new Journal(new Store(), clock.now)
    expect(await elsewhere.load(id)).toMatchObject({ phase: 'gate', removed: 'no', acted: [] })
  })

  it('writes a record in which nothing has happened', async () => {
    const fresh = await journal.begin('page:firefox-container-3', fitbit, 'page')
    expect(fresh).toEqual({
      ...record({
        id: fresh?.id,
        account: 'page:firefox-container-3',
        accountName: '',
        container: 'firefox-container-3',
        source: 'page',
        consentBy: 'page',
        phase: 'gate',
        before: null,
        tabId: null,
        settingsRestored: 'unknown',
        updatedAt: noon,
      }),
    })
  })

  it('notes a removal by hand as an end that is to be finished', async () => {
    const given = { accountName: 'Test account A', before }
    const noted = await journal.noteRemovedByHand('account-1', fitbit, given)
    const mark = {
      status: 'skipped',
      at: noon,
      note: message('note_by_user'),
    } as const
    expect(noted).toEqual(
      record({
        id: noted?.id,
        phase: 'not-repaired',
        removed: 'yes',
        steps: { expand: mark, disable: mark, remove: mark },
        problem: { kind: 'removed-by-hand' },
        pageSession: { inDoubt: true, name: null, listed: null },
        tabId: null,
        settingsRestored: 'unknown',
        updatedAt: noon,
      }),
    )
    expect(await journal.open()).toHaveLength(1)
    expect(await journal.noteRemovedByHand('account-1', fitbit, given)).toBeNull()
  })

  it('gives one of two that begin at the same moment in two windows', async () => {
    const other = new Journal(new Store(), clock.now)
    const both = await Promise.all([begin(), other.begin('account-1', fitbit, 'api')])
    expect(both.filter((it_) => it_ !== null)).toHaveLength(1)
    expect(await journal.all()).toHaveLength(1)
  })

  it('is refused while a repair of that connection is open, also when Remove isn’t finished', async () => {
    const { id } = await begun()
    expect(await begin()).toBeNull()
    await journal.record(id, { kind: 'gate-passed', before, begunByHand: 'removed' })
    await journal.record(id, stopped)
    expect(await begin()).toBeNull()
  })

  it('is allowed once the one before is over', async () => {
    const { id } = await begun()
    await journal.record(id, stopped)
    expect(await begin()).not.toBeNull()
  })

  it('is allowed for another service and for another account', async () => {
    await begun()
    expect(await begin('account-1', garmin)).not.toBeNull()
    expect(await begin('account-2')).not.toBeNull()
  })
})

describe('an event', () => {
  it('starts from what is stored: a Stop noted meanwhile is kept', async () => {
    const { id } = await begun()
    await Promise.all([
      journal.record(id, { kind: 'hands-changed', byHand: 'rest' }),
      new Journal(new Store(), clock.now).record(id, { kind: 'stop-asked' }),
      journal.record(id, { kind: 'gate-passed', before, begunByHand: 'no' }),
    ])
    const all = { byHand: 'rest', stopRequested: true, phase: 'open' }
    expect(await journal.load(id)).toMatchObject(all)
  })

  it('notes when it was', async () => {
    const { id } = await begun()
    clock.advance(minute)
    expect(await journal.record(id, { kind: 'stop-asked' })).toMatchObject({
      startedAt: noon,
      updatedAt: noon + minute,
    })
  })

  it('of a record that isn’t there gives null and writes nothing', async () => {
    expect(await journal.record('gone', stopped)).toBeNull()
    expect(await journal.all()).toEqual([])
  })

  it('that isn’t legal changes nothing, and is told', async () => {
    const { id } = await begun()
    const illegal = journal.record(id, { kind: 'consent-in-tab' })
    await expect(illegal).rejects.toBeInstanceOf(IllegalEventError)
    expect(await journal.load(id)).toMatchObject({ phase: 'gate', updatedAt: noon })
  })

  it('that makes of it what couldn’t be read again changes nothing, and says where', async () => {
    const { id } = await begun()
    const unfit = journal.record(id, { kind: 'hands-changed', byHand: '?' as 'no' })
    await expect(unfit).rejects.toThrow(/^repairs: byHand/)
    expect(await journal.load(id)).toMatchObject({ byHand: 'no' })
  })

  it('that comes too late writes nothing', async () => {
    const { id } = await begun()
    await journal.record(id, stopped)
    clock.advance(minute)
    expect(await journal.record(id, { kind: 'stop-asked' })).toMatchObject({ updatedAt: noon })
    expect(await journal.load(id)).toMatchObject({ phase: 'not-repaired', updatedAt: noon })
  })
})

describe('reading', () => {
  it('gives all, newest first, and the open ones', async () => {
    const first = await begun()
    await journal.record(first.id, stopped)
    clock.advance(minute)
    const second = await begin('account-1', garmin)
    expect((await journal.all()).map(({ id }) => id)).toEqual([second?.id, first.id])
    expect((await journal.open()).map(({ id }) => id)).toEqual([second?.id])
  })

  it.each<[string, unknown]>([
    ['text', 'garbage'],
    ['nothing', null],
    ['a newer version', { ...record(), id: 'garbage', version: recordVersion + 1 }],
    ['under a name that isn’t its own', record()],
    ['a phase that isn’t known', { ...record(), phase: 'dancing' }],
    ['half a record', { version: 1, id: 'x' }],
  ])('passes over a record that is %s, and hides no other', async (_case, garbage) => {
    const { id } = await begun()
    await putRaw(store, 'repairs', 'garbage', garbage)
    expect((await journal.all()).map((r) => r.id)).toEqual([id])
    expect(await journal.load('garbage')).toBeNull()
    expect(await journal.record('garbage', stopped)).toBeNull()
  })
})

describe('pruning', () => {
  it('drops the oldest that are over, and never one that is open', async () => {
    await putRaw(
      store,
      'repairs',
      'open',
      record({ id: 'open', startedAt: 0, removed: 'yes', phase: 'not-repaired' }),
    )
    for (let n = 1; n <= 203; n++) {
      const over = record({ id: `over-${n}`, startedAt: n, phase: 'not-repaired' })
      await putRaw(store, 'repairs', over.id, over)
    }
    await journal.prune()
    const kept = (await journal.all()).map(({ id }) => id)
    expect(kept).toHaveLength(201)
    expect(kept[0]).toBe('over-203')
    expect(kept.at(-2)).toBe('over-4')
    expect(kept.at(-1)).toBe('open')
  })
})

it('a journal that can’t be written says so: no repair without it', async () => {
  const broken = new Journal(new BrokenStore(), clock.now)
  await expect(broken.begin('account-1', fitbit, 'api')).rejects.toBeInstanceOf(StorageError)
})
