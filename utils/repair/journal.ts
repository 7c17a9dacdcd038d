import type { Service } from '../api/schema.ts'
import type { Store } from '../storage/store.ts'
import { isOpen, type RepairRecord, repairRecordSchema } from './record.ts'

/** Ended repairs that are kept as history. */
const keepEnded = 200

/** What a new repair takes over from one before, or from the user. */
export type GivenAtStart = Pick<RepairRecord, 'before' | 'force'> &
  Partial<Pick<RepairRecord, 'byHand'>>

/**
 * The write-ahead journal of repairs. Every write is on disk before it counts (durability "strict",
 * IndexedDB 3.0, 4.10), and the database's unique index allows one open repair per connection, also
 * against another window.
 */
export class Journal {
  readonly #store: Store
  readonly #now: () => number

  constructor(store: Store, now: () => number) {
    this.#store = store
    this.#now = now
  }

  /** Starts a record, or gives null where a repair of that connection is open already. */
  async begin(
    account: string,
    service: Service,
    source: RepairRecord['source'],
    given: GivenAtStart = { before: null, force: false },
  ): Promise<RepairRecord | null> {
    const now = this.#now()
    const record: RepairRecord = {
      version: 1,
      id: crypto.randomUUID(),
      account,
      service,
      source,
      startedAt: now,
      updatedAt: now,
      phase: 'gate',
      removed: 'no',
      acted: [],
      steps: {},
      byHand: 'no',
      ...given,
      tabId: null,
      waiting: null,
      signInShown: false,
      stopRequested: false,
      consentState: null,
      consentWindow: null,
      enabledAt: null,
      lookedAt: null,
      settingsRestored: 'unknown',
      confirmed: null,
      problem: null,
      receipt: null,
      seen: false,
      isOver: false,
    }
    return await this.#add(record)
  }

  /** The unique index settles a race between two windows: the second add fails with ConstraintError. */
  #add(record: RepairRecord): Promise<RepairRecord | null> {
    return this.#store.use(async (db) => {
      const transaction = db.transaction('repairs', 'readwrite', { durability: 'strict' })
      const key = openKey(record)
      const other = await transaction.store.index('openKey').getKey(key)
      const raw = other === undefined ? undefined : await transaction.store.get(other)
      const isTaken = repairRecordSchema.safeParse(raw).success
      // A record that can't be read (garbage, a future version) is kept, but doesn't lock the connection.
      if (other !== undefined && !isTaken) await transaction.store.put(withoutKey(raw), other)
      if (!isTaken) await transaction.store.add({ ...record, openKey: key }, record.id)
      await transaction.done
      return isTaken ? null : record
    })
  }

  load(id: string): Promise<RepairRecord | null> {
    return this.#store.get('repairs', id, repairRecordSchema)
  }

  /** All records that can be read, newest first. */
  async all(): Promise<RepairRecord[]> {
    const all = await this.#store.all('repairs', repairRecordSchema)
    return all.sort((a, b) => b.startedAt - a.startedAt)
  }

  async open(): Promise<RepairRecord[]> {
    return (await this.all()).filter(isOpen)
  }

  /**
   * Changes a record on the basis of what is stored, in one transaction, so that a change made
   * meanwhile (Stop) is never overwritten by an older copy. Null where the record is gone.
   */
  update(id: string, change: (record: RepairRecord) => RepairRecord): Promise<RepairRecord | null> {
    return this.#store.use(async (db) => {
      const transaction = db.transaction('repairs', 'readwrite', { durability: 'strict' })
      const parsed = repairRecordSchema.safeParse(await transaction.store.get(id))
      if (!parsed.success) {
        await transaction.done
        return null
      }
      const { openKey: _old, ...changed } = change(parsed.data)
      const next: RepairRecord = { ...changed, updatedAt: this.#now() }
      const kept = isOpen(next) ? { ...next, openKey: openKey(next) } : next
      await transaction.store.put(kept, id)
      await transaction.done
      return next
    })
  }

  /** Drops the oldest ended repairs beyond what history keeps; open ones never. */
  async prune(): Promise<void> {
    const ended = (await this.all()).filter((record) => !isOpen(record))
    for (const record of ended.slice(keepEnded)) await this.#store.delete('repairs', record.id)
  }
}

function openKey(record: RepairRecord): string {
  return `${record.account}/${record.service.id}`
}

function withoutKey(raw: unknown): unknown {
  const { openKey: _freed, ...rest } = raw as Record<string, unknown>
  return rest
}
