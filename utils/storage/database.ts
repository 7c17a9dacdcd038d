import { openDB } from 'idb'
import { migrate, migrations } from './migrations.ts'
import type { Database, ReconnectSchema } from './stores.ts'

const databaseName = 'reconnect'

/** Opening may hang for ever when another version holds the database (IndexedDB 3.0, "blocked"). */
const openTimeoutMs = 5_000

export interface Opened {
  db: Database
  /** There was none before. */
  isNew: boolean
}

/**
 * Opens the database, creating or migrating it. Rejects with a StorageError, never hangs.
 * @param onLost the open database was closed under us
 * @param onFree an opening that had been given up has succeeded after all: the next one will
 */
export async function openDatabase(onLost: () => void, onFree: () => void): Promise<Opened> {
  let isNew = false
  const opening = openDB<ReconnectSchema>(databaseName, migrations.length, {
    upgrade(db, oldVersion, _newVersion, upgrade) {
      isNew = oldVersion === 0
      // Nothing half migrated may stay: without this, it would be committed.
      const migrated = migrate(db, upgrade, oldVersion).catch(() => upgrade.abort())
      for (const end of [migrated, upgrade.done]) end.catch(() => 'the opening fails and says so')
    },
    blocking(_current, _blocked, event) {
      ;(event.target as IDBDatabase | null)?.close()
      onLost()
    },
    terminated: onLost,
  })
  return { db: await inTime(opening, onFree), isNew }
}

async function inTime(opening: Promise<Database>, onFree: () => void): Promise<Database> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const timeout = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new StorageError('open timed out', { isTimeout: true })),
      openTimeoutMs,
    )
  })
  try {
    return await Promise.race([opening, timeout])
  } catch (error) {
    const late = opening.then((db) => {
      db.close()
      onFree()
    })
    late.catch(() => 'it failed to open: nothing to close')
    throw toStorageError(error)
  } finally {
    clearTimeout(timer)
  }
}

/** The database can't be used; `message` is for the report, not for the user. */
export class StorageError extends Error {
  override name = 'StorageError'
  readonly isTimeout: boolean
  /** As a problem (utils/problems.ts): a newer version of Reconnect has been here, or any other fault. */
  readonly kind: 'newer-data' | 'storage'

  constructor(message: string, options: ErrorOptions & { isTimeout?: boolean } = {}) {
    super(message, options)
    this.isTimeout = options.isTimeout ?? false
    this.kind = isNamed(options.cause, 'VersionError') ? 'newer-data' : 'storage'
  }
}

function isNamed(cause: unknown, name: string): boolean {
  return cause instanceof DOMException && cause.name === name
}

export function toStorageError(error: unknown): StorageError {
  if (error instanceof StorageError) return error
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return new StorageError(text, { cause: error })
}
