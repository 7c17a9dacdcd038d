import * as v from 'valibot'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { StorageError } from '../../../utils/storage/database.ts'
import { Store } from '../../../utils/storage/store.ts'
import { second } from '../fakes/clock.ts'
import { useEmptyDatabase } from '../fakes/fresh-store.ts'
import { putRaw } from '../fakes/put-raw.ts'

const schema = v.object({ on: v.boolean() })

beforeEach(useEmptyDatabase)
afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
})

describe('the store', () => {
  it('gives back what was put, also to another window', async () => {
    await new Store().put('settings', 'a', { on: true }, schema)
    expect(await new Store().get('settings', 'a', schema)).toEqual({ on: true })
  })

  it('gives null for what isn’t there, was deleted, or isn’t what the schema says', async () => {
    const store = new Store()
    await putRaw(store, 'settings', 'other version', { on: 'yes' })
    await store.put('settings', 'deleted', { on: true }, schema)
    await store.delete('settings', 'deleted')
    expect(await store.get('settings', 'never put', schema)).toBeNull()
    expect(await store.get('settings', 'other version', schema)).toBeNull()
    expect(await store.get('settings', 'deleted', schema)).toBeNull()
  })

  it('lists what the schema accepts and passes over the rest', async () => {
    const store = new Store()
    await store.put('settings', 'good', { on: false }, schema)
    await putRaw(store, 'settings', 'bad', 'garbage')
    expect(await store.all('settings', schema)).toEqual([{ on: false }])
  })

  it('forgets everything when it is cleared', async () => {
    const store = new Store()
    await store.put('sessions', 'a', { on: true }, schema)
    await store.put('repairs', 'b', { on: true }, schema)
    await store.clear()
    expect(await store.all('sessions', schema)).toEqual([])
    expect(await store.all('repairs', schema)).toEqual([])
  })

  it('opens the database anew when the browser has closed it', async () => {
    const store = new Store()
    await store.put('settings', 'a', { on: true }, schema)
    await store.use(async (db) => db.close())
    expect(await store.get('settings', 'a', schema)).toEqual({ on: true })
  })

  it('makes room for a newer version of the extension, and works on after that', async () => {
    const store = new Store()
    await store.put('settings', 'a', { on: true }, schema)
    // Another window deletes the database: this one has to let go of it, or that would hang.
    await new Promise((resolve, reject) => {
      const request = indexedDB.deleteDatabase('reconnect')
      request.onsuccess = resolve
      request.onerror = reject
    })
    expect(await store.get('settings', 'a', schema)).toBeNull()
  })
})

describe('a database that can’t be used', () => {
  it.each<[string, () => void]>([
    [
      'the browser refuses to open it',
      () => {
        vi.spyOn(indexedDB, 'open').mockImplementation(() => {
          throw new DOMException('denied', 'SecurityError')
        })
      },
    ],
    ['there is none', () => vi.stubGlobal('indexedDB', undefined)],
  ])('is a StorageError: %s', async (_case, breakIt) => {
    breakIt()
    await expect(new Store().get('settings', 'a', schema)).rejects.toBeInstanceOf(StorageError)
    vi.unstubAllGlobals()
  })

  it('is tried again with the next call', async () => {
    const store = new Store()
    const broken = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError')
    })
    await expect(store.put('settings', 'a', { on: true }, schema)).rejects.toBeInstanceOf(
      StorageError,
    )
    broken.mockRestore()
    await store.put('settings', 'a', { on: true }, schema)
    expect(await store.get('settings', 'a', schema)).toEqual({ on: true })
  })

  it('is given up on after a while when opening hangs', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const never = { addEventListener() {}, removeEventListener() {} } as unknown as IDBOpenDBRequest
    vi.spyOn(indexedDB, 'open').mockReturnValue(never)
    const outcome = new Store().get('settings', 'a', schema).catch((error: unknown) => error)
    await vi.advanceTimersByTimeAsync(5 * second)
    expect(await outcome).toBeInstanceOf(StorageError)
  })

  it('isn’t waited for again at once after it hung, but used as soon as it is free', async () => {
    const connection = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open('reconnect', 1)
      opening.onsuccess = () => resolve(opening.result)
    })
    indexedDB.deleteDatabase('reconnect')
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const store = new Store()
    const first = store.get('settings', 'a', schema).catch((error: unknown) => error)
    await vi.advanceTimersByTimeAsync(5 * second)
    expect(await first).toBeInstanceOf(StorageError)
    const next = store.get('settings', 'a', schema)
    await expect(next).rejects.toBeInstanceOf(StorageError)

    connection.close()
    await vi.waitFor(async () => {
      expect(await store.get('settings', 'a', schema)).toBeNull()
    })
  })

  it('isn’t what a bug of ours is taken for', async () => {
    const bug = new TypeError('x is not a function')
    const work = new Store().use(() => Promise.reject(bug))
    await expect(work).rejects.toBe(bug)
  })
})
