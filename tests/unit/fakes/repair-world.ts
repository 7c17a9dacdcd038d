import { FitTrendApi } from '../../../utils/api/client.ts'
import type { Http } from '../../../utils/api/http.ts'
import type { Connection } from '../../../utils/api/schema.ts'
import type { Reading } from '../../../utils/connections/reading.ts'
import { History } from '../../../utils/history/history.ts'
import { Learner } from '../../../utils/history/learner.ts'
import { mayRepair } from '../../../utils/identity/may-repair.ts'
import { Sessions } from '../../../utils/identity/sessions.ts'
import { Monitor } from '../../../utils/monitor/monitor.ts'
import { failure, type Result, success } from '../../../utils/problems.ts'
import { Journal } from '../../../utils/repair/record/journal.ts'
import type { RepairRecord } from '../../../utils/repair/record/schema.ts'
import { RepairRunner } from '../../../utils/repair/runner.ts'
import { parseBuildVariables } from '../../../utils/site/build-variables.ts'
import { siteProfile } from '../../../utils/site/profile.ts'
import { Store, type Traces } from '../../../utils/storage/store.ts'
import { connectionViews } from '../../../utils/view-state/connection-views.ts'
import { Clock, hour, noon } from './clock.ts'
import { ConnectPage } from './connect-page.ts'
import { broken } from './connections.ts'
import { ConsentWindow } from './consent-window.ts'
import { FitTrend } from './fittrend.ts'
import { useEmptyDatabase } from './fresh-store.ts'
import { MemoryLocks } from './memory-locks.ts'
import { OneWindow } from './one-window.ts'
import { nextTurn, until } from './until.ts'

export interface Worker {
  runner: RepairRunner
  journal: Journal
  monitor: Monitor
  store: Store
}

/** Everything around a repair, in memory: FitTrend, its page, the user, the clock; and workers on one database. */
export class RepairWorld {
  /** False while the browser is ending the worker, which still runs for a moment. */
  isAlive = true
  readonly clock = new Clock()
  readonly fitTrend: FitTrend
  readonly page: ConnectPage
  readonly consent: ConsentWindow
  hasIdentity = true
  /** Repairs on record each time that the alarm of open repairs was asked for. */
  readonly recordsWhenWatched: number[] = []
  /** How far this machine's clock is ahead of FitTrend's, ms. */
  clockAhead = 0
  /** What the machine's clock shows. */
  readonly now = () => this.clock.now() + this.clockAhead
  /** Looks into the journal from outside, whoever is dead. */
  readonly journal: Journal
  #worker: Worker

  /** Other accounts of FitTrend, each by the token that its sign-in gives. */
  readonly #others = new Map<string, FitTrend>()
  /** Who is signed in, seen from outside, whatever has become of the worker's own database. */
  readonly #sessions = new Sessions(new Store())

  /** The latest repair as the views know it. */
  told: RepairRecord | null = null

  /** What the worker finds of an earlier life, should it find no database. */
  traces: Traces | null = null

  readonly #learns: boolean

  /** @param learns whether what is read goes into history, as in the browser */
  constructor(connections: Connection[] = [broken()], learns = false) {
    this.#learns = learns
    useEmptyDatabase()
    this.journal = new Journal(new Store(), this.clock.now)
    this.fitTrend = new FitTrend(this.clock, connections)
    this.page = new ConnectPage(this.fitTrend)
    this.consent = new ConsentWindow(this.fitTrend)
    this.#worker = this.#newWorker(new Store(async () => this.traces))
    this.consent.onOpened = (window) => void this.runner.consent.windowOpened(window)
    this.consent.onClosed = (window) => void this.runner.consent.windowClosed(window)
  }

  get worker(): Worker {
    return this.#worker
  }

  get runner(): RepairRunner {
    return this.#worker.runner
  }

  /** A new worker on the same database; the old one isn't told. Locks end with their holder. */
  restart(store: Store = new Store()): Worker {
    this.#worker = this.#newWorker(store)
    return this.#worker
  }

  #newWorker(store: Store): Worker {
    const { clock, fitTrend, now } = this
    const http: Http = async (request) => {
      const token = request.headers.authorization?.replace('Bearer ', '') ?? ''
      return await (this.#others.get(token) ?? fitTrend).http(request)
    }
    const token = (_rejected: string | null, who: string | null) => this.#token(who)
    const api = new FitTrendApi(fitTrend.origin, http, token, now)
    const journal = new Journal(store, now, () =>
      this.isAlive ? Promise.resolve() : new Promise(() => {}),
    )
    const learner = new Learner({
      history: new History(store),
      repairs: () => journal.all(),
      ask: {
        services: (account) => api.as(account).services(),
        imports: (account, service, since) => api.as(account).imports(service, since),
      },
    })
    const monitor = new Monitor({
      source: { read: (etag, _reason, session) => api.as(session).connections(etag) },
      sessions: new Sessions(store),
      store,
      now,
      random: () => 0.5,
      isOnline: () => true,
      hasSiteAccess: async () => true,
      ...(this.#learns && {
        learn: async (reading, before, mayAsk) => {
          const learnt = await learner.learn(reading, before, mayAsk)
          await runner.noteRemovals(before, learnt)
          return learnt
        },
      }),
    })
    const runner = new RepairRunner({
      journal,
      api,
      monitor,
      hand: this.page,
      mayRepair: async (account) => mayRepair(await new Sessions(store).of(account)),
      windows: new OneWindow(this.consent),
      identity: this.hasIdentity ? this.consent : null,
      locks: new MemoryLocks(),
      profile: siteProfile(parseBuildVariables({ WXT_FITTREND_ORIGIN: fitTrend.origin })),
      watchOver: async () => {
        this.recordsWhenWatched.push((await this.journal.all()).length)
      },
      now,
      sleep: async (ms) => {
        clock.advance(ms)
        await nextTurn()
      },
      changed: () => {
        void this.latest().then((latest) => {
          this.told = latest
        })
      },
    })
    return { runner, journal, monitor, store }
  }

  async signIn(): Promise<void> {
    await this.#signIn('session-1', this.fitTrend.account, noon)
  }

  /** One more account that is signed in; the first one is shown. */
  async addAccount(account: FitTrend['account'], connections: Connection[]): Promise<FitTrend> {
    const other = new FitTrend(this.clock, connections)
    other.account = account
    this.#others.set(`token of ${account.id}`, other)
    await this.#signIn(`session of ${account.id}`, account, noon - this.#others.size)
    return other
  }

  async #signIn(id: string, account: FitTrend['account'], signedInAt: number): Promise<void> {
    await new Sessions(this.#worker.store).save({
      id,
      account,
      accessToken: `token of ${account.id}`,
      expiresAt: null,
      refreshToken: null,
      signedInAt,
    })
  }

  async #token(who: string | null): Promise<Result<string>> {
    try {
      const session = await (who === null ? this.#sessions.current() : this.#sessions.of(who))
      return session ? success(session.accessToken) : failure({ kind: 'signed-out' })
    } catch {
      return success('kept in mind')
    }
  }

  async read(): Promise<Reading> {
    const reading = await this.#worker.monitor.check('user')
    if (!reading.ok) throw new Error(reading.problem.kind)
    return reading.value
  }

  /** The user clicks "Repair". */
  async start(service = 'fitbit') {
    return await this.runner.start(await this.read(), service)
  }

  /** The latest repair, however it stands; null before the first. */
  async latest(): Promise<RepairRecord | null> {
    const [latest = null] = await this.journal.all()
    return latest
  }

  async record(): Promise<RepairRecord> {
    const latest = await this.latest()
    if (!latest) throw new Error('there is no repair')
    return latest
  }

  /** Waits until the latest repair is as described; gives it. */
  async until(what: string, isSo: (record: RepairRecord) => boolean): Promise<RepairRecord> {
    const seen = new Set<string>()
    try {
      return await until(what, async () => {
        const latest = await this.latest()
        if (latest) seen.add(`${latest.phase} ${latest.problem?.kind ?? ''}`)
        return latest && isSo(latest) ? latest : null
      })
    } catch (error) {
      throw new Error(`${error}; seen: ${[...seen].join(', ')}`)
    }
  }

  /** Waits until the latest repair has ended, well or not. */
  ended(): Promise<RepairRecord> {
    return this.until('the repair has ended', ({ phase }) => /repaired/.test(phase))
  }

  /** Waits until the latest repair waits for the user, and nothing else is at work. */
  waiting(): Promise<RepairRecord> {
    return this.until('the repair waits for the user', ({ waiting }) => waiting !== null)
  }

  /** Asks the repair to stop, as the popup does; goes on once that is on record. */
  async stop(): Promise<void> {
    const { id } = await this.record()
    void this.runner.stop(id)
    await this.until(
      'the wish to stop is on record',
      (r) => r.stopRequested || r.phase === 'not-repaired',
    )
  }

  /** FitTrend has just told this worker to leave it alone for an hour (429). */
  async limitRate(): Promise<void> {
    const retryAt = this.clock.now() + hour
    this.fitTrend.interrupt = () => ({ problem: { kind: 'rate-limited', retryAt } })
    await this.#worker.monitor.check('repair')
  }

  /** States as the views show them, by service. */
  async shown(): Promise<Record<string, string>> {
    const { monitor, journal, runner } = this.#worker
    const views = connectionViews(await monitor.reading(), await journal.all(), (record) =>
      runner.consent.isAsking(record),
    )
    return Object.fromEntries(views.map(({ service, state }) => [service.id, state]))
  }
}
