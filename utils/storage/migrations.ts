import type { IDBPTransaction, StoreNames } from 'idb'
import type { Database, ReconnectSchema } from './stores.ts'

export type Upgrade = IDBPTransaction<
  ReconnectSchema,
  StoreNames<ReconnectSchema>[],
  'versionchange'
>

type Migration = (db: Database, upgrade: Upgrade) => void | Promise<void>

/**
 * One entry per version of the database, in order: the first makes version 1 out of nothing. All that are
 * due run in one versionchange transaction, which a kill rolls back as a whole (IndexedDB 3.0, 5.7):
 * after it the database is as before, or as the newest version wants it.
 * What is inside a record is its room's to migrate (utils/repair/record/migrations.ts); a new version of
 * those gets an entry here all the same, so that no older build ever takes them for garbage.
 */
export const migrations: readonly Migration[] = [
  createStores,
  // Repair records of version 2, and history without the key generator that the first builds gave it.
  async (db, upgrade) => {
    createStores(db)
    await rebuildHistory(db, upgrade)
  },
  // Repair records of version 3, and of version 4.
  createStores,
  createStores,
]

/** Carries a database of an older version, or an empty one, over to the newest. */
export async function migrate(db: Database, upgrade: Upgrade, from: number): Promise<void> {
  for (const migration of migrations.slice(from)) await migration(db, upgrade)
}

const plain = ['sessions', 'readings', 'schedules', 'incidents', 'history', 'settings'] as const

/** All stores that aren't there: a database that someone else has opened first has none. */
function createStores(db: Database): void {
  for (const name of plain) if (!db.objectStoreNames.contains(name)) db.createObjectStore(name)
  if (db.objectStoreNames.contains('repairs')) return
  const repairs = db.createObjectStore('repairs')
  repairs.createIndex('openKey', 'openKey', { unique: true })
}

async function rebuildHistory(db: Database, upgrade: Upgrade): Promise<void> {
  const old = upgrade.objectStore('history')
  if (!old.autoIncrement) return
  const keys = await old.getAllKeys()
  const rows = await old.getAll()
  db.deleteObjectStore('history')
  const store = db.createObjectStore('history')
  for (const [place, key] of keys.entries()) {
    if (Array.isArray(key)) await store.put(rows[place], key)
  }
}
