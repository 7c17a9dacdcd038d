import type { Service } from '../../api/schema.ts'
import { containerOfAccount } from '../../monitor/page-account.ts'
import { fitting } from '../../storage/fitting.ts'
import type { Store } from '../../storage/store.ts'
import type { Database } from '../../storage/stores.ts'
import { message } from '../../words/message.ts'
import type { RepairEvent } from './events.ts'
import { apply } from './machine.ts'
import { readRecord } from './migrations.ts'
import {
  type Before,
  isOpen,
  type RecordIn,
  type RepairRecord,
  recordVersion,
  repairRecordSchema,
  type StepMark,
} from './schema.ts'
import { isNewer, type UnreadableRepair, unreadableRepair } from './unreadable.ts'

/** Ended repairs that are kept as history. */
const keepEnded = 200

/** What a new repair takes over from one before, from the latest reading, or from the user. */
export type GivenAtStart = Pick<RepairRecord, 'before' | 'force'> &
  Partial<Pick<RepairRecord, 'byHand' | 'accountName' | 'lastSeen' | 'consentBy'>>

/**
 * The write-ahead journal of repairs. Every write is on disk before it counts (durability "strict",
 * IndexedDB 3.0, 4.10), and the database's unique index allows one open repair per connection, also
 * against another window.
 */
export class Journal {
  readonly #store: Store
  readonly #now: () => number
  readonly #livesOn: () => Promise<void>
  /** Repairs as they were seen last, for the case that the database is deleted under us. */
  readonly #seen = new Map<string, RepairRecord>()

  /** @param livesOn resolves in a worker that isn't being ended: what one sees that is, is no news of a repair */
  constructor(store: Store, now: () => number, livesOn: () => Promise<void> = async () => {}) {
    this.#store = store
    this.#now = now
    this.#livesOn = livesOn
    store.afterDeletion((db) => this.#putBack(db))
  }

  /**
   * Starts a record, or gives null where a repair of that connection is open already, be it one of a
   * newer version of Reconnect.
   */
  async begin(
    account: string,
    service: Service,
    source: RepairRecord['source'],
    given: GivenAtStart = { before: null, force: false },
  ): Promise<RepairRecord | null> {
    return await this.#add(begun(this.#now(), account, service, source, given))
  }

  /**
   * Notes that the user has removed a broken connection by hand: it is to be finished like one that a repair of
   * ours has removed. Null where a repair of it is open.
   */
  async noteRemovedByHand(
    account: string,
    service: Service,
    given: { accountName: string; before: Before },
  ): Promise<RepairRecord | null> {
    const now = this.#now()
    const byUser: StepMark = { status: 'skipped', at: now, note: message('note_by_user') }
    return await this.#add({
      ...begun(now, account, service, 'api', { ...given, force: false }),
      phase: 'not-repaired',
      byHand: 'no',
      stopRequested: false,
      removed: 'yes',
      pageSession: { inDoubt: true, name: null, listed: null },
      steps: { expand: byUser, disable: byUser, remove: byUser },
      problem: { kind: 'removed-by-hand' },
      isOver: false,
    })
  }

  /** The unique index settles a race between two windows: the second add fails with ConstraintError. */
  async #add(begun: RepairRecord): Promise<RepairRecord | null> {
    const record = fitting('repairs', repairRecordSchema, begun)
    const isAdded = await this.#store.write(async (db) => {
      const transaction = writing(db)
      const key = openKey(record)
      const other = await transaction.store.index('openKey').getKey(key)
      const raw = other === undefined ? undefined : await transaction.store.get(other)
      const isTaken = readRow(other, raw) !== null || isNewer(Object(raw).version)
      // Garbage is kept, but doesn't lock the connection.
      if (other !== undefined && !isTaken) await transaction.store.put(withoutKey(raw), other)
      if (!isTaken) await transaction.store.add({ ...record, openKey: key }, record.id)
      await transaction.done
      return !isTaken
    })
    return isAdded ? this.#noted(record) : null
  }

  async load(id: string): Promise<RepairRecord | null> {
    return readRow(id, await this.#store.use((db) => db.get('repairs', id)))
  }

  /**
   * All that is kept, read once: the records that can be read, newest first, and what can be told of those that can't,
   * and don't say that they are over.
   */
  async read(): Promise<{ records: RepairRecord[]; unreadable: UnreadableRepair[] }> {
    const rows = await this.#rows()
    const records = rows.flatMap(({ record }) => record ?? [])
    for (const record of records) this.#noted(record)
    return {
      records: records.sort((a, b) => b.startedAt - a.startedAt),
      unreadable: rows.flatMap(({ raw, record }) => (record ? [] : (unreadableRepair(raw) ?? []))),
    }
  }

  async all(): Promise<RepairRecord[]> {
    return (await this.read()).records
  }

  async unreadable(): Promise<UnreadableRepair[]> {
    return (await this.read()).unreadable
  }

  async #rows(): Promise<{ raw: unknown; record: RepairRecord | null }[]> {
    const [keys, rows] = await this.#store.use((db) => {
      const { store } = db.transaction('repairs')
      return Promise.all([store.getAllKeys(), store.getAll()])
    })
    return rows.map((raw, place) => ({ raw, record: readRow(keys[place], raw) }))
  }

  async open(): Promise<RepairRecord[]> {
    return (await this.all()).filter(isOpen)
  }

  /**
   * Writes what has happened to a repair, on the basis of what is stored, in one transaction, so that what came
   * meanwhile (Stop) is never overwritten by an older copy. Gives the record as it is then; null where it is gone.
   * What came too late writes nothing. Throws an IllegalEventError (machine.ts), and an UnfitValueError for what
   * couldn't be read again; the record then stays as it was. In a worker that is being ended it waits for the end.
   */
  async record(id: string, event: RepairEvent): Promise<RepairRecord | null> {
    await this.#livesOn()
    const updated = await this.#store.write(async (db) => {
      const transaction = writing(db)
      const before = readRow(id, await transaction.store.get(id))
      const at = this.#now()
      const after = before && apply(before, event, at)
      const next =
        after === before
          ? after
          : fitting('repairs', repairRecordSchema, { ...after, updatedAt: at } as RepairRecord)
      if (next && next !== before) await transaction.store.put(withKey(next), id)
      await transaction.done
      return next
    })
    return updated && this.#noted(updated)
  }

  #noted(record: RepairRecord): RepairRecord {
    const known = this.#seen.get(record.id)
    if (!known || known.updatedAt <= record.updatedAt) this.#seen.set(record.id, record)
    return record
  }

  /** What isn't over: the user has to be able to finish it, though all else is lost. */
  async #putBack(db: Database): Promise<void> {
    const transaction = writing(db)
    for (const record of this.#seen.values()) {
      if (isOpen(record)) await transaction.store.put(withKey(record), record.id)
    }
    await transaction.done
  }

  /** The user wants nothing kept, open or not. */
  forget(): void {
    this.#seen.clear()
  }

  /** Drops the ended repairs of an account, and with them their receipts; open ones have to be finished. */
  async forgetEnded(account: string): Promise<void> {
    const theirs = (await this.all()).filter((it) => it.account === account && !isOpen(it))
    for (const { id } of theirs) {
      this.#seen.delete(id)
      await this.#store.delete('repairs', id)
    }
  }

  /**
   * Drops the oldest ended repairs beyond what history keeps; open ones never. Most of the time there is nothing to
   * drop, which the number of records tells.
   */
  async prune(): Promise<void> {
    if ((await this.#store.use((db) => db.count('repairs'))) <= keepEnded) return
    const ended = (await this.all()).filter((record) => !isOpen(record))
    for (const record of ended.slice(keepEnded)) await this.#store.delete('repairs', record.id)
  }
}

function begun(
  now: number,
  account: string,
  service: Service,
  source: RepairRecord['source'],
  given: GivenAtStart,
): RecordIn<'gate'> {
  return {
    version: recordVersion,
    id: crypto.randomUUID(),
    account,
    accountName: '',
    container: containerOfAccount(account),
    service,
    source,
    startedAt: now,
    updatedAt: now,
    phase: 'gate',
    removed: 'no',
    acted: [],
    steps: {},
    byHand: 'no',
    lastSeen: null,
    consentBy: source,
    ...given,
    tabId: null,
    waiting: null,
    signInShown: false,
    stopRequested: false,
    consentState: null,
    consentWindow: null,
    enabledAt: null,
    lookedAt: null,
    looks: 0,
    settingsRestored: 'unknown',
    questions: [],
    pageSession: { inDoubt: false, name: null, listed: null },
    list: null,
    awaits: null,
    problem: null,
    receipt: null,
    seen: false,
    isOver: false,
  }
}

/** Under a key that isn't its own a record is garbage: whoever knows its id wouldn't find it. */
function readRow(key: unknown, raw: unknown): RepairRecord | null {
  const record = readRecord(raw)
  return record?.id === key ? record : null
}

/** A request that fails tells it first; then nobody is left to hear of the transaction's end. */
function writing(db: Database) {
  const transaction = db.transaction('repairs', 'readwrite', { durability: 'strict' })
  transaction.done.catch(() => 'told by the request, or to who awaits it')
  return transaction
}

function openKey(record: RepairRecord): string {
  return `${record.account}/${record.service.id}`
}

function withKey(record: RepairRecord): RepairRecord {
  const { openKey: _old, ...rest } = record
  return isOpen(record) ? { ...rest, openKey: openKey(record) } : rest
}

function withoutKey(raw: unknown): unknown {
  const { openKey: _freed, ...rest } = raw as Record<string, unknown>
  return rest
}
