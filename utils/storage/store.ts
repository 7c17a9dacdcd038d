import type { StoreNames, StoreValue } from 'idb'
import type * as z from 'zod/mini'
import {
  type Database,
  openDatabase,
  type ReconnectSchema,
  type StorageError,
  toStorageError,
} from './database.ts'

type Name = StoreNames<ReconnectSchema>
type Work<T> = (db: Database) => Promise<T>

/**
 * Whoever asks this soon after an opening that hung gets the same error at once, ms: a view asks for a
 * dozen things one after the other, and would say nothing for a minute.
 */
const heldMs = 3_000

/**
 * Access to the database that outlives a lost connection: it is opened on first use and again after
 * it was closed under us. Every failure of the database is a StorageError; what the work itself
 * throws stays what it is, so that a bug isn't taken for a full disk.
 */
export class Store {
  #opening: Promise<Database> | null = null
  #held: { since: number; error: StorageError } | null = null

  async use<T>(work: Work<T>): Promise<T> {
    try {
      return await work(await this.#open())
    } catch (error) {
      // A handle that the browser has closed under us says InvalidStateError; a new one may work.
      if (!(error instanceof DOMException && error.name === 'InvalidStateError')) {
        throw fromDatabase(error)
      }
      this.#opening = null
    }
    try {
      return await work(await this.#open())
    } catch (error) {
      throw fromDatabase(error)
    }
  }

  #open(): Promise<Database> {
    if (this.#held && performance.now() - this.#held.since < heldMs) {
      return Promise.reject(this.#held.error)
    }
    this.#held = null
    this.#opening ??= openDatabase(
      () => {
        this.#opening = null
      },
      () => {
        this.#held = null
      },
    ).catch((error: unknown) => {
      this.#opening = null
      const known = toStorageError(error)
      if (known.isTimeout) this.#held = { since: performance.now(), error: known }
      throw known
    })
    return this.#opening
  }

  /** One value, or null where there is none or where it isn't what the schema says. */
  async get<T>(name: Name, key: string, schema: z.ZodMiniType<T>): Promise<T | null> {
    const raw = await this.use((db) => db.get(name, key))
    const parsed = schema.safeParse(raw)
    return parsed.success ? parsed.data : null
  }

  /** All values that are what the schema says. */
  async all<T>(name: Name, schema: z.ZodMiniType<T>): Promise<T[]> {
    const rows = await this.use((db) => db.getAll(name))
    return rows.flatMap((row) => {
      const parsed = schema.safeParse(row)
      return parsed.success ? [parsed.data] : []
    })
  }

  async put(name: Exclude<Name, 'history'>, key: string, value: StoreValue<ReconnectSchema, Name>) {
    await this.use((db) => db.put(name, value, key))
  }

  async delete(name: Name, key: string): Promise<void> {
    await this.use((db) => db.delete(name, key))
  }

  /** Empties every store. */
  async clear(): Promise<void> {
    await this.use(async (db) => {
      await Promise.all([...db.objectStoreNames].map((name) => db.clear(name)))
    })
  }
}

/** IndexedDB's own errors are DOMExceptions (IndexedDB 3.0, 3.1). */
function fromDatabase(error: unknown): unknown {
  return error instanceof DOMException ? toStorageError(error) : error
}
