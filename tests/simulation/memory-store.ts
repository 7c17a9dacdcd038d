import { readRecord } from '../../utils/repair/record/migrations.ts'
import type { RepairRecord } from '../../utils/repair/record/schema.ts'
import { type UnreadableRepair, unreadableRepair } from '../../utils/repair/record/unreadable.ts'
import { Store } from '../../utils/storage/store.ts'
import type { Database } from '../../utils/storage/stores.ts'
import type { Choices } from './choices.ts'

type Rows = Map<string, unknown>

/** What lies on the disk, whoever lives: rows by store, by key. */
export class Disk {
  /** Key of the repair that was written last. */
  lastRepair: string | null = null
  /** Something lies there that this version may be unable to read. */
  isSpoilt = false
  readonly #stores = new Map<string, Rows>()

  /** The repairs that can be read. */
  records(): RepairRecord[] {
    const rows = [...this.rows('repairs').values()]
    if (!this.isSpoilt) return rows as RepairRecord[]
    return rows.flatMap((row) => readRecord(row) ?? [])
  }

  /** The repairs that can't be read, and of which the user is told. */
  unreadable(): UnreadableRepair[] {
    if (!this.isSpoilt) return []
    const rows = [...this.rows('repairs').values()].filter((row) => readRecord(row) === null)
    return rows.flatMap((row) => unreadableRepair(row) ?? [])
  }

  /** Of the repair that was written last only the beginning has come to the disk, or nothing. */
  tear(life: { choices: Choices; tell(line: string): void }): void {
    const row = this.lastRepair === null ? undefined : this.rows('repairs').get(this.lastRepair)
    if (!row || this.lastRepair === null) return
    const fields = Object.entries(row)
    const kept = fields.slice(0, life.choices.below(fields.length))
    life.tell(
      `  its last record is torn: ${kept.map(([name]) => name).join(', ') || 'nothing'} left`,
    )
    this.isSpoilt = true
    this.rows('repairs').set(this.lastRepair, Object.fromEntries(kept))
  }

  rows(name: string): Rows {
    const known = this.#stores.get(name)
    if (known) return known
    const rows: Rows = new Map()
    this.#stores.set(name, rows)
    return rows
  }
}

/** What a worker does with the disk; the killer may strike before and after. */
export interface Mortal {
  /** Rejects never: of a dead worker it never settles. */
  survives(what: string): Promise<void>
}

/**
 * The database as far as the rooms of a repair use it, in memory and at once: a million lives can't wait for a real
 * one, which tests/unit and tests/browser have. A transaction is one piece: it is done, or it isn't.
 */
export class MemoryStore extends Store {
  readonly #disk: Disk
  readonly #mortal: Mortal

  constructor(disk: Disk, mortal: Mortal) {
    super()
    this.#disk = disk
    this.#mortal = mortal
  }

  override async use<T>(work: (db: Database) => Promise<T>): Promise<T> {
    const value = await work(database(this.#disk))
    await this.#mortal.survives('read')
    return value
  }

  override async write<T>(work: (db: Database) => Promise<T>): Promise<T> {
    await this.#mortal.survives('a write that is lost')
    const value = await work(database(this.#disk))
    await this.#mortal.survives('a write that is the last')
    return value
  }
}

function database(disk: Disk): Database {
  const db = {
    get: async (name: string, key: string) => disk.rows(name).get(key),
    getAll: async (name: string) => [...disk.rows(name).values()],
    put: async (name: string, value: unknown, key: string) => put(disk, name, key, value),
    delete: async (name: string, key: string) => void disk.rows(name).delete(key),
    clear: async (name: string) => disk.rows(name).clear(),
    count: async (name: string) => disk.rows(name).size,
    objectStoreNames: ['sessions', 'readings', 'schedules', 'repairs', 'settings'],
    transaction: (name: string) => ({
      store: objectStore(disk, name),
      done: Promise.resolve(),
    }),
  }
  return db as unknown as Database
}

function put(disk: Disk, name: string, key: string, value: unknown): void {
  if (name === 'repairs') disk.lastRepair = key
  disk.rows(name).set(key, value)
}

function objectStore(disk: Disk, name: string) {
  const rows = disk.rows(name)
  return {
    get: async (key: string) => rows.get(key),
    getAll: async () => [...rows.values()],
    getAllKeys: async () => [...rows.keys()],
    put: async (value: unknown, key: string) => put(disk, name, key, value),
    add: async (value: unknown, key: string) => put(disk, name, key, value),
    index: () => ({ getKey: async (openKey: string) => keyOfOpen(rows, openKey) }),
  }
}

/** The unique index on `openKey`. */
function keyOfOpen(rows: Rows, openKey: string): string | undefined {
  const row = [...rows].find(([, value]) => (value as { openKey?: string }).openKey === openKey)
  return row?.[0]
}
