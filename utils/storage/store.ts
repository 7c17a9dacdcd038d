import type { StoreNames } from 'idb'
import * as v from 'valibot'
import { type Opened, openDatabase, StorageError, toStorageError } from './database.ts'
import { fitting } from './fitting.ts'
import type { Database, ReconnectSchema } from './stores.ts'

type Name = StoreNames<ReconnectSchema>
type Work<T> = (db: Database) => Promise<T>

/** What, outside the database, is left of the time before it was deleted. */
export interface Traces {
  repairOpen: boolean
}

/** In whose time the database was deleted: this worker's, which remembers, or one between two workers. */
export type TracedDeletion = { remembered: true } | ({ remembered: false } & Traces)

type Restore = (db: Database, deletion: TracedDeletion) => Promise<unknown>

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
  #readFault: StorageError | null = null
  #writeFault: StorageError | null = null
  /** It was open before, so that one that is new has lost what was in it. */
  #wasOpen = false
  readonly #afterDeletion: Restore[] = []
  readonly #lookForTraces: () => Promise<Traces | null>

  /** @param lookForTraces asked where there is no database yet; null: Reconnect has never run here */
  constructor(lookForTraces: () => Promise<Traces | null> = async () => null) {
    this.#lookForTraces = lookForTraces
  }

  /** What is to be written into the new database where the one before was deleted. */
  afterDeletion(restore: Restore): void {
    this.#afterDeletion.push(restore)
  }

  async use<T>(work: Work<T>): Promise<T> {
    try {
      const value = await this.#attempt(work)
      this.#readFault = null
      return value
    } catch (error) {
      const known = fromDatabase(error)
      if (known instanceof StorageError) this.#readFault = known
      throw known
    }
  }

  async #attempt<T>(work: Work<T>): Promise<T> {
    try {
      return await work(await this.#open())
    } catch (error) {
      // A handle that the browser has closed under us says InvalidStateError; a new one may work.
      if (!(error instanceof DOMException && error.name === 'InvalidStateError')) throw error
      this.#opening = null
      return await work(await this.#open())
    }
  }

  /** As `use`, for work that writes: a disk that is full still reads. */
  async write<T>(work: Work<T>): Promise<T> {
    try {
      const value = await this.use(work)
      this.#writeFault = null
      return value
    } catch (error) {
      if (error instanceof StorageError) this.#writeFault = error
      throw error
    }
  }

  /** Why the database can't be used, or not be written to; null: as far as was tried last, it can. */
  get fault(): StorageError | null {
    return this.#writeFault ?? this.#readFault
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
    )
      .then((opened) => this.#restored(opened))
      .catch((error: unknown) => {
        this.#opening = null
        const known = toStorageError(error)
        if (known.isTimeout) this.#held = { since: performance.now(), error: known }
        throw known
      })
    return this.#opening
  }

  /** Before anyone reads: else what is under way would be taken for gone. */
  async #restored({ db, isNew }: Opened): Promise<Database> {
    const deletion = isNew ? await this.#deletion() : null
    if (deletion) for (const restore of this.#afterDeletion) await restore(db, deletion)
    this.#wasOpen = true
    return db
  }

  async #deletion(): Promise<TracedDeletion | null> {
    if (this.#wasOpen) return { remembered: true }
    const traces = await this.#lookForTraces()
    return traces && { remembered: false, ...traces }
  }

  /** One value, or null where there is none or where it isn't what the schema says. */
  async get<T>(name: Name, key: string, schema: v.GenericSchema<unknown, T>): Promise<T | null> {
    const raw = await this.use((db) => db.get(name, key))
    const parsed = v.safeParse(schema, raw)
    return parsed.success ? parsed.output : null
  }

  /** All values that are what the schema says. */
  async all<T>(name: Name, schema: v.GenericSchema<unknown, T>): Promise<T[]> {
    const rows = await this.use((db) => db.getAll(name))
    return rows.flatMap((row) => {
      const parsed = v.safeParse(schema, row)
      return parsed.success ? [parsed.output] : []
    })
  }

  /** Writes what can be read again by the same schema; throws an UnfitValueError for what can't, and writes nothing. */
  async put<T>(
    name: Exclude<Name, 'history'>,
    key: string,
    value: T,
    schema: v.GenericSchema<unknown, T>,
  ): Promise<void> {
    const fit = fitting(name, schema, value)
    await this.write((db) => db.put(name, fit, key))
  }

  async delete(name: Name, key: string): Promise<void> {
    await this.write((db) => db.delete(name, key))
  }

  /** Empties every store. */
  async clear(): Promise<void> {
    await this.write(async (db) => {
      await Promise.all([...db.objectStoreNames].map((name) => db.clear(name)))
    })
  }
}

/** IndexedDB's own errors are DOMExceptions (IndexedDB 3.0, 3.1). */
function fromDatabase(error: unknown): unknown {
  return error instanceof DOMException ? toStorageError(error) : error
}
