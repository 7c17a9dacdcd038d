import { afterEach, expect, it, vi } from 'vitest'
import { Journal } from '../../../utils/repair/record/journal.ts'
import { StorageError } from '../../../utils/storage/database.ts'
import { Store } from '../../../utils/storage/store.ts'
import { Clock } from '../fakes/clock.ts'
import { fitbit } from '../fakes/connections.ts'
import { useEmptyDatabase } from '../fakes/fresh-store.ts'
import { RepairWorld } from '../fakes/repair-world.ts'

afterEach(() => void vi.restoreAllMocks())

// The database in memory takes any durability for the same: only what was asked for can be seen.
it('asks for each write of a repair to be on disk before it counts', async () => {
  const world = new RepairWorld()
  await world.signIn()
  const asked = vi.spyOn(IDBDatabase.prototype, 'transaction')
  await world.start()
  expect(await world.ended()).toMatchObject({ phase: 'repaired' })
  const writes = asked.mock.calls.filter(
    ([stores, mode]) => [stores].flat().includes('repairs') && mode === 'readwrite',
  )
  expect(writes.length).toBeGreaterThan(10)
  expect(writes.filter(([, , options]) => options?.durability !== 'strict')).toEqual([])
})

/** The disk takes what is written, and the browser gives up the transaction all the same. */
function failAtTheEnd(name: 'put' | 'add'): void {
  const real = IDBObjectStore.prototype[name]
  vi.spyOn(IDBObjectStore.prototype, name).mockImplementation(function (
    this: IDBObjectStore,
    ...args: Parameters<typeof real>
  ) {
    const request = real.apply(this, args)
    request.addEventListener('success', () => request.transaction?.abort())
    return request
  })
}

it('doesn’t take a write for done before the transaction is', async () => {
  useEmptyDatabase()
  const journal = new Journal(new Store(), new Clock().now)
  const begun = await journal.begin('account-1', fitbit, 'api')
  failAtTheEnd('put')
  const stop = journal.record(begun?.id ?? '', { kind: 'stop-asked' })
  await expect(stop).rejects.toThrow(StorageError)
  failAtTheEnd('add')
  await expect(journal.begin('account-2', fitbit, 'api')).rejects.toThrow(StorageError)
  vi.restoreAllMocks()
  expect(await journal.all()).toMatchObject([{ account: 'account-1', stopRequested: false }])
})
