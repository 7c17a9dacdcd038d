import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { History } from '../../../utils/history/history.ts'
import { Sessions } from '../../../utils/identity/sessions.ts'
import { Journal } from '../../../utils/repair/record/journal.ts'
import { loadSettings } from '../../../utils/settings/settings.ts'
import { StorageError } from '../../../utils/storage/database.ts'
import { migrations } from '../../../utils/storage/migrations.ts'
import { Store } from '../../../utils/storage/store.ts'
import { layDatabase, type StoredDatabase } from '../../fixtures/databases/lay-database.ts'
import { readDatabase, storedDatabases } from '../../fixtures/databases/read-database.ts'
import { noon } from '../fakes/clock.ts'
import { broken } from '../fakes/connections.ts'
import { useEmptyDatabase } from '../fakes/fresh-store.ts'
import { before } from '../fakes/records.ts'
import { RepairWorld } from '../fakes/repair-world.ts'

/** Laid out by the first builds, then used by a later one of the same version, which kept history. */
const updatedOnce: StoredDatabase = (() => {
  const { version, stores } = readDatabase('1-first-repairs.json')
  const { history } = readDatabase('1-history.json').stores
  const kept = { ...stores.history, rows: history?.rows ?? [] } as StoredDatabase['stores'][string]
  return { version, stores: { ...stores, history: kept } }
})()

const databases: [string, StoredDatabase][] = [
  ...storedDatabases().map((name): [string, StoredDatabase] => [name, readDatabase(name)]),
  ['first-repairs, updated once', updatedOnce],
]

beforeEach(useEmptyDatabase)
afterEach(() => vi.restoreAllMocks())

/** What is stored, as in the files. */
async function stored(): Promise<StoredDatabase['stores']> {
  return new Store().use(async (db) => {
    const stores: StoredDatabase['stores'] = {}
    for (const name of db.objectStoreNames) {
      const { store } = db.transaction(name)
      const [keys, rows] = await Promise.all([store.getAllKeys(), store.getAll()])
      const indexes = [...store.indexNames].map((index) => ({
        name: index,
        ...about(store.index(index)),
      }))
      const { autoIncrement } = store
      stores[name] = { autoIncrement, indexes, rows: keys.map((key, place) => [key, rows[place]]) }
    }
    return stores
  })
}

function about({ keyPath, unique }: { keyPath: string | string[]; unique: boolean }) {
  return { keyPath, unique }
}

it('there is a database of each past version', () => {
  const versions = new Set(databases.map(([, { version }]) => version))
  expect([...versions]).toEqual([...migrations.keys()].slice(1))
})

describe.each(databases)('a database of an earlier build: %s', (_name, database) => {
  beforeEach(() => layDatabase(null, database))

  it('keeps every row, in stores like those of a new database', async () => {
    const migrated = await stored()
    useEmptyDatabase()
    const empty = await stored()
    for (const [name, { rows, ...shape }] of Object.entries(migrated)) {
      expect(rows).toEqual(database.stores[name]?.rows)
      expect({ ...shape, rows: [] }).toEqual(empty[name])
    }
    expect(Object.keys(migrated)).toEqual(Object.keys(empty))
  })

  it('gives the sign-in, the settings, history, and all repairs, the unfinished one as such', async () => {
    const store = new Store()
    const journal = new Journal(store, () => noon)
    expect(await journal.unreadable()).toEqual([])
    expect((await journal.all()).map(({ service }) => service.id)).toEqual(['fitbit', 'garmin'])
    expect(await journal.open()).toMatchObject([
      { service: { id: 'fitbit' }, phase: 'not-repaired', removed: 'yes' },
    ])
    expect(await new Sessions(store).current()).toMatchObject({ account: { id: 'account-1' } })
    expect(await loadSettings(store)).toMatchObject({
      notifications: false,
      quietHours: { from: 22, to: 7 },
    })
    const days = await new History(store).days('account-1', 'garmin')
    expect(days).toHaveLength(database.stores.history?.rows.length === 0 ? 0 : 1)
  })

  it('has its unfinished repair finished: enabled once, nothing removed again, settings back', async () => {
    const world = new RepairWorld([broken()])
    world.fitTrend.remove('fitbit')
    world.fitTrend.deeds.length = 0
    await layDatabase(null, database)
    const worker = world.restart()
    const [open] = await worker.journal.open()
    await worker.runner.tryAgain(open?.id ?? '')
    await world.until('it is repaired', ({ phase }) => phase === 'repaired')
    expect(world.fitTrend.deeds).toEqual(['fitbit connected', 'fitbit settings saved'])
    expect(world.fitTrend.connections.get('fitbit')?.settings).toMatchObject(before.settings)
    expect(await worker.journal.open()).toEqual([])
  })
})

describe('killed inside the migration', () => {
  /** Requests that a migration of the database makes, one after the other. */
  const requests = ['getAllKeys', 'getAll', 'put'] as const

  it.each(requests)(
    'at its %s: the database is as before, and migrated with the next start',
    async (name) => {
      await layDatabase(null, updatedOnce)
      const killed = killAt(name)
      const first = new Store().use(async () => 'opened')
      await expect(first).rejects.toBeInstanceOf(StorageError)
      expect(killed).toHaveBeenCalled()
      vi.restoreAllMocks()
      expect(await versionNow()).toBe(1)

      const journal = new Journal(new Store(), () => noon)
      expect(await journal.open()).toMatchObject([{ service: { id: 'fitbit' }, removed: 'yes' }])
      expect((await stored()).history?.rows).toEqual(updatedOnce.stores.history?.rows)
      expect(await versionNow()).toBe(migrations.length)
    },
  )

  it('a migration that throws leaves the database as it was, too', async () => {
    await layDatabase(null, updatedOnce)
    vi.spyOn(IDBDatabase.prototype, 'deleteObjectStore').mockImplementation(() => {
      throw new Error('a bug')
    })
    await expect(new Store().use(async () => 'opened')).rejects.toBeInstanceOf(StorageError)
    vi.restoreAllMocks()
    expect(await versionNow()).toBe(1)
    expect((await stored()).history?.rows).toEqual(updatedOnce.stores.history?.rows)
  })

  /** A kill ends the transaction without a commit, which is what abort() does. */
  function killAt(name: (typeof requests)[number]) {
    const real = IDBObjectStore.prototype[name] as (...args: unknown[]) => IDBRequest
    return vi.spyOn(IDBObjectStore.prototype, name).mockImplementation(function (
      this: IDBObjectStore,
      ...args: unknown[]
    ) {
      const request = real.apply(this, args)
      if (this.transaction.mode === 'versionchange') this.transaction.abort()
      return request
    } as never)
  }

  async function versionNow(): Promise<number | undefined> {
    return (await indexedDB.databases()).find(({ name }) => name === 'reconnect')?.version
  }
})

it('a database that someone else has opened first, without our stores, gets them', async () => {
  await layDatabase(null, { version: 1, stores: {} })
  expect(await new Journal(new Store(), () => noon).all()).toEqual([])
})
