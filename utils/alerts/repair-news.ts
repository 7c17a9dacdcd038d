import * as v from 'valibot'
import type { Settings } from '../settings/schema.ts'
import type { Store } from '../storage/store.ts'
import type { AlertPort } from './alert-port.ts'
import { newsId } from './notification-id.ts'
import { isQuiet } from './quiet-hours.ts'
import type { WatchedRepair } from './watched.ts'

const key = 'repair-news'
/** What each repair was told to be at last, by its id. */
const toldSchema = v.record(v.string(), v.string())

/**
 * Tells once that a repair waits for the user, or has ended, where they don't see it anyway. What it was told to be
 * is kept, so that another worker says nothing twice; while the database can't be written, in this worker's memory.
 */
export class RepairNews {
  readonly #port: AlertPort
  readonly #store: Store
  readonly #now: () => number
  #told: Record<string, string> | null = null

  constructor(port: AlertPort, store: Store, now: () => number) {
    this.#port = port
    this.#store = store
    this.#now = now
  }

  async update(
    repairs: WatchedRepair[],
    { notifications, quietHours }: Pick<Settings, 'notifications' | 'quietHours'>,
  ): Promise<void> {
    const told =
      this.#told ?? (await this.#store.get('settings', key, toldSchema).catch(() => null))
    const next = Object.fromEntries(repairs.map((it) => [it.id, nameOf(it)]))
    this.#told = next
    if (JSON.stringify(told) === JSON.stringify(next)) return
    await this.#store.put('settings', key, next, toldSchema).catch(() => undefined)
    const isSilent = !notifications || isQuiet(quietHours, new Date(this.#now()).getHours())
    for (const repair of repairs) {
      const before = told?.[repair.id]
      if (before === nameOf(repair)) continue
      const id = newsId({ account: repair.account, service: repair.service.id })
      // One that had ended before anybody could have told of it is no news.
      const isNews = repair.state === 'waits' || (repair.state === 'ended' && before !== undefined)
      if (isNews && !repair.isInSight && !isSilent) await this.#port.notify(id, noticeOf(repair))
      else await this.#port.clear(id)
    }
  }
}

/** The same name is the same news: another wait is another. */
function nameOf({ state, since }: WatchedRepair): string {
  return state === 'waits' ? `${state} ${since}` : state
}

function noticeOf({ state, title, message }: WatchedRepair) {
  return { title, message, buttons: 'none', stays: state === 'waits' } as const
}
