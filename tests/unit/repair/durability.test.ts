import { afterEach, expect, it, vi } from 'vitest'
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
