import { type Reading, readingSchema } from '../connections/reading.ts'
import { withRivals } from '../connections/rivals.ts'
import { failure, type Result } from '../problems.ts'
import { AccountWatch, nobody } from './account-watch.ts'
import type { MonitorParts } from './monitor-parts.ts'
import { isPageAccount, pageAccount } from './page-account.ts'
import { emptySchedule, type Schedule } from './schedule.ts'
import type { CheckReason } from './source.ts'

/**
 * Watches every FitTrend account that is signed in; without the API, whoever's page was seen, by container. Without
 * a name, a question is about the account that is shown; with one, it is about that account alone, signed in or
 * not, and never about another.
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

  /** The latest reading kept of an account, also of one that is signed in no more; null: there is none. */
  async reading(account?: string): Promise<Reading | null> {
    const watch = await this.#watchOf(account)
    const reading = watch ? await watch.reading() : await this.#stored(account)
    return reading && withRivals(reading, await this.#kept())
  }

  /** The latest readings of all accounts. */
  async readings(): Promise<Reading[]> {
    const all = await this.#kept()
    return all.map((reading) => withRivals(reading, all))
  }

  async schedule(account?: string): Promise<Schedule> {
    const watch = await this.#watchOf(account)
    return watch ? await watch.schedule() : { ...emptySchedule, problem: { kind: 'signed-out' } }
  }

  /** Whether an account is signed in, so that it can be read and acted in. */
  async isWatched(account: string): Promise<boolean> {
    return (await this.#watchOf(account)) !== null
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
      const watch = await this.#watchOf(account)
      if (watch) return await this.#check(watch, reason)
      // Who is to be read by the API can't be while the page is all there is.
      return failure({ kind: (await this.#usesPage()) ? 'no-api' : 'signed-out' })
    } finally {
      this.#checks -= 1
    }
  }

  /** The user has loaded the Connect page: it is read, and from then on its account is watched. */
  async visited(pageAccountId: string): Promise<Result<Reading>> {
    this.#checks += 1
    try {
      return await this.#check(this.#watch(pageAccountId), 'visit')
    } finally {
      this.#checks -= 1
    }
  }

  /** Checks every account, one after the other; gives what came of the one that is shown. */
  async checkAll(reason: CheckReason): Promise<Result<Reading>> {
    const shown = await this.#shown()
    const result = this.check(reason)
    for (const watch of await this.#all()) {
      if (watch !== shown) await this.#check(watch, reason)
    }
    return await result
  }

  async #check(watch: AccountWatch, reason: CheckReason): Promise<Result<Reading>> {
    const checked = await watch.check(reason)
    if (checked.ok) return { ...checked, value: withRivals(checked.value, await this.#kept()) }
    if (checked.problem.kind === 'container-gone') await this.#forgetContainer(watch)
    // Who has signed out by themselves needn't be told.
    const isEnded = checked.problem.kind === 'signed-out' && !watch.hasEnded
    if (isEnded && !(await this.#isSignedIn())) await this.#watch(nobody).ended(checked.problem)
    return checked
  }

  /** Forgets when the account that is shown may be checked: after a sign-in or sign-out. */
  async reset(): Promise<void> {
    await (await this.#shown()).reset()
  }

  /**
   * Forgets an account that the user has signed out, with what was read of it. A check under way keeps nothing
   * any more; once this is done, none adds to history either.
   */
  async forget(session: string, account: string): Promise<void> {
    const { store } = this.#parts
    await this.#watches.get(session)?.end()
    this.#watches.delete(session)
    await store.delete('schedules', session).catch(() => undefined)
    await store.delete('readings', account).catch(() => undefined)
  }

  async #forgetContainer(watch: AccountWatch): Promise<void> {
    const account = await watch.account()
    if (account === null) return
    await this.forget(account, account)
    await this.#parts.containerGone?.(account)
  }

  /** Everything, in memory, too; what is stored is for the caller to delete. */
  async forgetAll(): Promise<void> {
    await Promise.all([...this.#watches.values()].map((watch) => watch.end()))
    this.#watches.clear()
  }

  async #kept(): Promise<Reading[]> {
    const readings = await Promise.all((await this.#all()).map((it) => it.reading()))
    return readings.filter((it) => it !== null)
  }

  async #all(): Promise<AccountWatch[]> {
    if (await this.#usesPage()) return (await this.#onPage()).map((id) => this.#watch(id))
    const sessions = await this.#parts.sessions.all().catch(() => [])
    return sessions.length === 0 ? [this.#watch(nobody)] : sessions.map(({ id }) => this.#watch(id))
  }

  /** What watches a named account, or the one that is shown; null: that account isn't signed in. */
  async #watchOf(account?: string): Promise<AccountWatch | null> {
    if (account === undefined) return await this.#shown()
    // What was begun on the page can be read there also once the API has come.
    const isRead = isPageAccount(account) && (await this.#readOnPage()).includes(account)
    if (isRead) return this.#watch(account)
    for (const watch of await this.#all()) {
      if ((await watch.account()) === account) return watch
    }
    return null
  }

  async #usesPage(): Promise<boolean> {
    return (await this.#parts.usesPage?.()) ?? false
  }

  /** What is watched without the API, the account that is shown first; before any was read, that of the default store. */
  async #onPage(): Promise<string[]> {
    const read = await this.#readOnPage()
    const chosen = (await this.#parts.shownOnPage?.().catch(() => null)) ?? pageAccount.id
    const shown = read.find((id) => id === chosen) ?? read[0] ?? pageAccount.id
    return [shown, ...read.filter((id) => id !== shown)]
  }

  /** Accounts that were read from the page, that of the default store first. */
  async #readOnPage(): Promise<string[]> {
    const stored = await this.#parts.store.all('readings', readingSchema).catch(() => [])
    const read = [...this.#watches.values()].flatMap(({ lastRead }) => lastRead ?? [])
    const ids = new Set([...stored, ...read].map(({ account }) => account.id).filter(isPageAccount))
    return [...ids].sort()
  }

  /** Sign-ins come with the one that is shown first. */
  async #shown(): Promise<AccountWatch> {
    const [shown = this.#watch(nobody)] = await this.#all()
    return shown
  }

  async #isSignedIn(): Promise<boolean> {
    return (await this.#parts.sessions.current().catch(() => null)) !== null
  }

  async #stored(account: string | undefined): Promise<Reading | null> {
    if (account === undefined) return null
    return await this.#parts.store.get('readings', account, readingSchema).catch(() => null)
  }

  #watch(session: string): AccountWatch {
    const known = this.#watches.get(session)
    if (known) return known
    const watch = new AccountWatch(this.#parts, session)
    this.#watches.set(session, watch)
    return watch
  }
}
