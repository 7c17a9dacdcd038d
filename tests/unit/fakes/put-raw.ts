import type { Store } from '../../../utils/storage/store.ts'

type Name = Parameters<Store['put']>[0]

/** Lays anything into the database, as another version or somebody else would: the store itself refuses what it can't read. */
export async function putRaw(store: Store, name: Name, key: string, value: unknown): Promise<void> {
  await store.write((db) => db.put(name, value, key))
}
