import { serialize } from 'node:v8'
import 'fake-indexeddb/auto'
import { type DayRecord, dayAfter, dayOf } from '../utils/history/day-record.ts'
import { History, historyDays } from '../utils/history/history.ts'
import { timelineOf } from '../utils/history/timeline.ts'
import { Store } from '../utils/storage/store.ts'
import type { Bench } from './bench.ts'
import { seededRandom } from './polling/random.ts'

const services = 20
const hour = 60 * 60_000
const day = 24 * hour
const end = Date.parse('2026-11-22T00:00:00Z')

/** History at its largest: 20 services for 400 days, data every day, a break each month, hourly imports. */
export const historyBench: Bench = {
  name: 'history',
  about: `${services} services for ${historyDays} days`,
  async run() {
    const store = new Store()
    const history = new History(store)
    const random = seededRandom(1)
    await fill(store, (at) => dayWith(at, random() < 1 / 30))
    const bytes = await sizeOf(store)
    const times: number[] = []
    for (let n = 0; n < services; n++) times.push(await timeToRead(history, `service-${n}`))
    times.sort((a, b) => a - b)
    await fill(store, flappingDay)
    const most = await sizeOf(store)
    return [
      {
        name: 'size',
        value: bytes / 1e6,
        unit: 'MB',
        about: 'keys and rows, serialised',
        atMost: 2,
      },
      {
        name: 'size_flapping',
        value: most / 1e6,
        unit: 'MB',
        about: 'the same where every connection flaps every day: its bound',
        atMost: 2,
      },
      {
        name: 'rows',
        value: services * historyDays,
        unit: 'rows',
        about: 'rows, one per service and day',
      },
      {
        name: 'timeline',
        value: times[services / 2] ?? 0,
        unit: 'ms',
        about: 'to read one timeline of 400 days, median',
        atMost: 50,
      },
      {
        name: 'timeline_slowest',
        value: times.at(-1) ?? 0,
        unit: 'ms',
        about: 'the slowest of them',
      },
    ]
  },
}

/** In one go: day by day, a database in memory takes minutes. */
async function fill(store: Store, dayAt: (at: number) => DayRecord): Promise<void> {
  await store.use(async (db) => {
    const transaction = db.transaction('history', 'readwrite')
    for (let n = 0; n < services; n++) {
      for (let at = end - (historyDays - 1) * day; at <= end; at += day) {
        transaction.store.put(dayAt(at), ['account', `service-${n}`, dayOf(at)])
      }
    }
    await transaction.done
  })
}

/** Bytes of all keys and rows as the structured clone writes them. */
async function sizeOf(store: Store): Promise<number> {
  return await store.use(async (db) => {
    const [keys, rows] = await Promise.all([db.getAllKeys('history'), db.getAll('history')])
    return keys.reduce((sum, key, n) => sum + serialize(key).length + serialize(rows[n]).length, 0)
  })
}

/** Broken and back every half hour, in the longest words. */
function flappingDay(at: number): DayRecord {
  let record: DayRecord | null = null
  for (let n = 0; n < 48; n++) {
    const state = n % 2 === 0 ? 'service-retired' : 'shared-account'
    record = dayAfter(record, { at: at + n * 0.5 * hour, state, hasNewData: true })
  }
  return record ?? { s: [] }
}

function dayWith(at: number, breaks: boolean): DayRecord {
  const fine = dayAfter(null, { at: at + 7 * hour, state: 'healthy', hasNewData: true })
  if (!breaks) return fine
  const broken = dayAfter(fine, { at: at + 9 * hour, state: 'needs-repair', hasNewData: false })
  return dayAfter(broken, { at: at + 20 * hour, state: 'healthy', hasNewData: true })
}

async function timeToRead(history: History, service: string): Promise<number> {
  const from = performance.now()
  timelineOf(await history.days('account', service), end)
  return performance.now() - from
}
