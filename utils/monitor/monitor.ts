import type { Session, Sessions } from '../identity/sessions.ts'
import type { Result } from '../problems.ts'
import type { Store } from '../storage/store.ts'
import { AccountWatch, nobody } from './account-watch.ts'
import type { Reading } from './reading.ts'
import { withRivals } from './rivals.ts'
import type { Schedule } from './schedule.ts'
import type { CheckReason, ConnectionSource } from './source.ts'

export interface MonitorParts {
  source: ConnectionSource
  sessions: Sessions
  store: Store
  now: () => number
  random: () => number
  isOnline: () => boolean
  hasSiteAccess: () => Promise<boolean>
  /** Whether health is read from the Connect page, with no sign-in; absent: never. */
  usesPage?: () => Promise<boolean>
  /** Adds to a reading what history knows (utils/history/learner.ts); `mayAsk`: FitTrend may be asked more. */
  learn?: (reading: Reading, before: Reading | null, mayAsk: boolean) => Promise<Reading>
}

/**
 * Watches every FitTrend account that is signed in. Without a name, a question is about the account
 * that is shown.
 */
export class Monitor {
  readonly #parts: MonitorParts
  readonly #watches = new Map<string, AccountWatch>()
  #checks = 0

  constructor(parts: MonitorParts) {
    this.#parts = parts
  }

  get checking(): boolean {
    return this.#checks > 0
  }

  /** The latest reading kept of an account, or null. */
  async reading(account?: string): Promise<Reading | null> {
    const reading = await (await this.#watchOf(account)).reading()
    return reading && withRivals(reading, await this.#kept())
  }

  /** The latest readings of all accounts. */
  async readings(): Promise<Reading[]> {
    const all = await this.#kept()
    return all.map((reading) => withRivals(reading, all))
  }

  async schedule(account?: string): Promise<Schedule> {
    return await (await this.#watchOf(account)).schedule()
  }

  /** When the next account's turn is, ms since the epoch. */
  async nextCheckAt(): Promise<number> {
    const watches = await this.#all()
    const times = await Promise.all(watches.map(async (it) => (await it.schedule()).nextCheckAt))
    return Math.min(...times)
  }

  /** Reads an account now if the reason and the server's wishes allow it; else gives why not, or the kept reading. */
  async check(reason: CheckReason, account?: string): Promise<Result<Reading>> {
    this.#checks += 1
    try {
      return await this.#check(await this.#watchOf(account), reason)
    } finally {
      this.#checks -= 1
    }
  }

  /** Checks every account, one after the other; gives what came of the one that is shown. */
  async checkAll(reason: CheckReason): Promise<Result<Reading>> {
    const shown = await this.#watchOf()
    const result = this.check(reason)
    for (const watch of await this.#all()) {
      if (watch !== shown) await this.#check(watch, reason)
    }
    return await result
  }

  async #check(watch: AccountWatch, reason: CheckReason): Promise<Result<Reading>> {
    const checked = await watch.check(reason)
    if (checked.ok) return { ...checked, value: withRivals(checked.value, await this.#kept()) }
    const isEnded = checked.problem.kind === 'signed-out' && !(await this.#session())
    if (isEnded) await this.#watch(nobody).ended(checked.problem)
    return checked
  }

  /** Forgets when the account that is shown may be checked: after a sign-in or sign-out. */
  async reset(): Promise<void> {
    await (await this.#watchOf()).reset()
  }

  /** Forgets a sign-in that has ended. */
  async forget(session: string): Promise<void> {
    this.#watches.delete(session)
    await this.#parts.store.delete('schedules', session).catch(() => undefined)
  }

  async #kept(): Promise<Reading[]> {
    const readings = await Promise.all((await this.#all()).map((it) => it.reading()))
    return readings.filter((it) => it !== null)
  }

  async #all(): Promise<AccountWatch[]> {
    if (await this.#parts.usesPage?.()) return [this.#watch(nobody)]
    const sessions = await this.#parts.sessions.all().catch(() => [])
    return sessions.length === 0 ? [this.#watch(nobody)] : sessions.map(({ id }) => this.#watch(id))
  }

  async #watchOf(account?: string): Promise<AccountWatch> {
    if (await this.#parts.usesPage?.()) return this.#watch(nobody)
    return this.#watch((await this.#session(account))?.id ?? nobody)
  }

  /** The sign-in of an account; the one that is shown where that account has none. */
  async #session(account?: string): Promise<Session | null> {
    const { sessions } = this.#parts
    const named = account === undefined ? null : await sessions.of(account).catch(() => null)
    return named ?? (await sessions.current().catch(() => null))
  }

  #watch(session: string): AccountWatch {
    const known = this.#watches.get(session)
    if (known) return known
    const watch = new AccountWatch(this.#parts, session)
    this.#watches.set(session, watch)
    return watch
  }
}
