import * as v from 'valibot'
import { fitting } from '../storage/fitting.ts'
import type { Store } from '../storage/store.ts'
import { day as dayMs } from '../time/durations.ts'
import { type Day, dayAfter, dayOf, dayRecordSchema, type Sighting } from './day-record.ts'

/** How far back history goes: a year, and the month before it to compare with. */
export const historyDays = 400

/**
 * What was seen of each connection, a row per day. At 20 services and 400 days it stays below 2 MB
 * (`npm run bench -- history`). Repairs are in the journal, and are not kept twice.
 */
export class History {
  readonly #store: Store
  #prunedOn = ''

  constructor(store: Store) {
    this.#store = store
  }

  /** Adds what a check saw, and writes only what is new; gives the day as it is now. */
  async append(account: string, service: string, seen: Sighting): Promise<Day> {
    const day = dayOf(seen.at)
    const key: [string, string, string] = [account, service, day]
    const record = await this.#store.use(async (db) => {
      const transaction = db.transaction('history', 'readwrite')
      const parsed = v.safeParse(dayRecordSchema, await transaction.store.get(key))
      const before = parsed.success ? parsed.output : null
      const after = dayAfter(before, seen)
      if (after !== before)
        await transaction.store.put(fitting('history', dayRecordSchema, after), key)
      await transaction.done
      return after
    })
    await this.#pruneDaily(seen.at)
    return { day, record }
  }

  /** Notes days on which data came before anyone watched; what is known already stays. */
  async seed(account: string, service: string, times: number[]): Promise<void> {
    await this.#store.use(async (db) => {
      const transaction = db.transaction('history', 'readwrite')
      for (const at of times) {
        const key: [string, string, string] = [account, service, dayOf(at)]
        if ((await transaction.store.getKey(key)) !== undefined) continue
        await transaction.store.put({ s: [], n: 1, l: at % dayMs }, key)
      }
      await transaction.done
    })
  }

  /** The days of one connection, oldest first. */
  async days(account: string, service: string): Promise<Day[]> {
    const range = IDBKeyRange.bound([account, service, ''], [account, service, '\uffff'])
    const [keys, rows] = await this.#store.use((db) =>
      Promise.all([db.getAllKeys('history', range), db.getAll('history', range)]),
    )
    return rows.flatMap((row, place) => {
      const parsed = v.safeParse(dayRecordSchema, row)
      const day = keys[place]?.[2]
      return parsed.success && day !== undefined ? [{ day, record: parsed.output }] : []
    })
  }

  /** Forgets an account. */
  async forget(account: string): Promise<void> {
    const range = IDBKeyRange.bound([account], [account, []])
    await this.#store.use((db) => db.delete('history', range))
  }

  /** Drops what is older than history goes, at most once a day and worker. */
  async #pruneDaily(now: number): Promise<void> {
    const today = dayOf(now)
    if (this.#prunedOn === today) return
    this.#prunedOn = today
    const oldest = dayOf(now - historyDays * dayMs)
    await this.#store.use(async (db) => {
      const transaction = db.transaction('history', 'readwrite')
      const keys = await transaction.store.getAllKeys()
      // A key that isn't of ours may be anything.
      const old = keys.filter((key) => Array.isArray(key) && key[2] < oldest)
      await Promise.all(old.map((key) => transaction.store.delete(key)))
      await transaction.done
    })
  }
}
