import type { ConnectionsAnswer } from '../api/client.ts'
import { isBrokenState } from '../connections/breaks.ts'
import { judge } from '../connections/judge.ts'
import { firstSeenAfter, type Reading, readingSchema } from '../connections/reading.ts'
import { failure, type Problem, type Result, success } from '../problems.ts'
import { inTime } from '../time/in-time.ts'
import { isDue, isForced, putOffLate } from './is-due.ts'
import type { MonitorParts } from './monitor-parts.ts'
import { isPageAccount } from './page-account.ts'
import {
  afterFailure,
  afterNothing,
  afterSuccess,
  emptySchedule,
  type Schedule,
  scheduleSchema,
} from './schedule.ts'
import type { CheckReason } from './source.ts'

/** A check that has got its answer still asks further questions for five seconds at most. */
const endsWithinMs = 10_000

const never = new Promise<never>(() => {})

/** Whoever isn't signed in. */
export const nobody = 'current'

interface Running {
  reason: CheckReason
  result: Promise<Result<Reading>>
  /** `open`: whether it asks the source isn't settled yet. */
  asks: 'open' | 'yes' | 'no'
}

/** Reads the connections of one sign-in, or of the page in one container, when it is time to, and keeps the reading. One check at a time. */
export class AccountWatch {
  readonly #parts: MonitorParts
  /** Id of the session, or of the account that is read from the page, or `nobody`. */
  readonly #session: string
  #running: Running | null = null
  #hasEnded = false
  /** Stands in while the database can't be used, so that health still shows. */
  #memory: { reading: Reading | null; schedule: Schedule } = {
    reading: null,
    schedule: emptySchedule,
  }

  constructor(parts: MonitorParts, session: string) {
    this.#parts = parts
    this.#session = session
  }

  /** Id of the account that is read; null: not known yet. */
  async account(): Promise<string | null> {
    if (isPageAccount(this.#session)) return this.#session
    const session = await this.#parts.sessions.load(this.#session).catch(() => null)
    return session?.account?.id ?? this.#memory.reading?.account.id ?? null
  }

  /** What this worker has read itself. */
  get lastRead(): Reading | null {
    return this.#memory.reading
  }

  /** The latest reading kept, or null. */
  async reading(): Promise<Reading | null> {
    const account = await this.account()
    const stored =
      account === null
        ? null
        : await this.#parts.store.get('readings', account, readingSchema).catch(() => null)
    const { reading } = this.#memory
    return reading && (!stored || stored.readAt <= reading.readAt) ? reading : stored
  }

  async schedule(): Promise<Schedule> {
    const stored = await this.#parts.store
      .get('schedules', this.#session, scheduleSchema)
      .catch(() => null)
    const { schedule } = this.#memory
    // A disk that has become full still gives the old one.
    const isOlder = (schedule.lastCheckAt ?? 0) < (stored?.lastCheckAt ?? 0)
    return stored && isOlder ? stored : schedule
  }

  /**
   * Reads now if the reason and the server's wishes allow it; else gives why not, or the kept reading. A user and a
   * repair want to know what is true after their click, and a page that was loaded shows what is true since: a
   * running check that hasn't asked yet can be made to tell, one that has knows nothing of it.
   */
  check(reason: CheckReason): Promise<Result<Reading>> {
    const running = this.#running
    const isNews = isForced(reason) || (reason === 'visit' && isPageAccount(this.#session))
    if (running && (!isNews || running.asks === 'open')) {
      if (isNews && !isForced(running.reason)) running.reason = reason
      return running.result
    }
    const mine: Running = { reason, asks: 'open', result: never }
    mine.result = (running?.result ?? Promise.resolve())
      .then(() => this.#check(mine))
      .finally(() => {
        if (this.#running === mine) this.#running = null
      })
    this.#running = mine
    return mine.result
  }

  async #check(running: Running): Promise<Result<Reading>> {
    const { now, random } = this.#parts
    const schedule = await this.schedule()
    const kept = await this.reading()
    const usesPage = await this.#usesPage()
    const { reason } = running
    const isPageVisit = reason === 'visit' && usesPage
    const putOff = putOffLate(schedule, reason, now(), random)
    const mustWait = putOff !== null || !(isPageVisit || isDue(schedule, reason, now()))
    running.asks = mustWait ? 'no' : 'yes'
    if (putOff) await this.#keepSchedule(putOff)
    // Who asks for a new reading isn't given an old one: a repair would take it for the truth.
    if (mustWait && kept && !isForced(reason)) return success(kept)
    if (mustWait && schedule.problem) return failure(schedule.problem)
    if (!(await this.#parts.hasSiteAccess())) return this.#failed(schedule, { kind: 'site-access' })
    if (!this.#parts.isOnline()) return this.#failed(schedule, { kind: 'offline' })
    const session = this.#session === nobody ? null : this.#session
    const answer = await this.#parts.source.read(kept?.etag ?? null, reason, session)
    if (this.#hasEnded) return failure({ kind: 'signed-out' })
    if (!answer.ok && answer.problem.kind === 'page-not-open' && !isForced(reason)) {
      return await this.#skipped(schedule, kept, answer.problem)
    }
    if (!answer.ok) return this.#failed(schedule, answer.problem)
    const read = await this.#toReading(answer.value, kept)
    if (!read) return this.#failed(schedule, { kind: 'malformed', detail: '304 without ETag' })
    // Further questions are asked with the account's own token.
    await this.#noteAccount(read).catch(() => undefined)
    const reading = await this.#learnt(read, kept, reason)
    await this.#keep(schedule, reading, answer.value.maxAgeMs)
    return success(reading)
  }

  async #usesPage(): Promise<boolean> {
    return (await this.#parts.usesPage?.()) ?? false
  }

  async #toReading(answer: ConnectionsAnswer, kept: Reading | null): Promise<Reading | null> {
    const readAt = this.#parts.now()
    const { serverTime } = answer
    if (answer.kind === 'unchanged') return kept && { ...kept, readAt, serverTime }
    const isSame = kept?.account.id === answer.account.id
    return {
      // What is known stays until it is learnt anew.
      ...(isSame && kept.known && { known: kept.known }),
      ...(isSame && kept.history && { history: kept.history }),
      ...(isSame && kept.offers && { offers: kept.offers }),
      ...(isSame && kept.pastAsked && { pastAsked: kept.pastAsked }),
      account: answer.account,
      source: answer.source,
      connections: answer.connections.items,
      rejected: answer.connections.rejected,
      etag: answer.etag,
      readAt,
      serverTime,
      firstSeen: firstSeenAfter(answer.connections.items, serverTime, isSame ? kept.firstSeen : {}),
    }
  }

  async #noteAccount({ source, account }: Reading): Promise<void> {
    const { sessions } = this.#parts
    const session = source === 'api' ? await sessions.load(this.#session) : null
    if (session && session.account?.id !== account.id) {
      await sessions.update(session.id, (it) => ({ ...it, account }))
    }
  }

  /** All that is read is learnt: else what a repair reads is news to nobody. It looks each second, so it asks no more. */
  async #learnt(read: Reading, kept: Reading | null, reason: CheckReason): Promise<Reading> {
    if (!this.#parts.learn) return read
    const before = kept?.account.id === read.account.id ? kept : null
    return await this.#parts.learn(read, before, reason !== 'repair').catch(() => read)
  }

  async #keep(before: Schedule, reading: Reading, maxAgeMs: number | null): Promise<void> {
    const verdicts = reading.connections.map((it) => ({ id: it.service.id, ...judge(it, reading) }))
    const waits = verdicts.flatMap(({ confirmAfterMs }) => confirmAfterMs ?? [])
    const news = {
      source: reading.source,
      maxAgeMs,
      soonMs: waits.length === 0 ? null : Math.min(...waits),
      seen: verdicts.map(({ id, state }) => `${id}:${isBrokenState(state)}`).join(),
      tokensEndInMs: reading.connections.flatMap(({ token }) =>
        token ? Date.parse(token.expiresAt) - reading.serverTime : [],
      ),
    }
    const schedule = afterSuccess(before, this.#parts.now(), news, this.#parts.random)
    if (this.#hasEnded) return
    this.#memory = { reading, schedule }
    const { store } = this.#parts
    // Kept in memory above; where the disk is full the storage notice tells the user (utils/background/app.ts).
    const lost = () => 'kept in memory'
    await store.put('readings', reading.account.id, reading, readingSchema).catch(lost)
    await store.put('schedules', this.#session, schedule, scheduleSchema).catch(lost)
  }

  async #failed(before: Schedule, problem: Problem): Promise<Result<never>> {
    await this.#keepSchedule(afterFailure(before, this.#parts.now(), problem, this.#parts.random))
    return failure(problem)
  }

  /** No page was open and none may be opened: what was read before still stands. */
  async #skipped(
    before: Schedule,
    kept: Reading | null,
    problem: Problem,
  ): Promise<Result<Reading>> {
    await this.#keepSchedule(afterNothing(before, this.#parts.now(), kept ? null : problem))
    return kept ? success(kept) : failure(problem)
  }

  async #keepSchedule(schedule: Schedule): Promise<void> {
    if (this.#hasEnded) return
    this.#memory = { ...this.#memory, schedule }
    await this.#parts.store
      .put('schedules', this.#session, schedule, scheduleSchema)
      .catch(() => undefined)
  }

  /** Forgets the schedule, so that the next check may come at once: after a sign-in or sign-out. */
  async reset(): Promise<void> {
    this.#memory = { reading: null, schedule: emptySchedule }
    await this.#parts.store
      .put('schedules', this.#session, emptySchedule, scheduleSchema)
      .catch(() => undefined)
  }

  get hasEnded(): boolean {
    return this.#hasEnded
  }

  /** The user has signed it out: what a check under way still brings is kept nowhere. Waits for that check. */
  async end(): Promise<void> {
    this.#hasEnded = true
    await inTime(this.#running?.result.catch(() => null) ?? Promise.resolve(null), endsWithinMs)
  }

  /** Says that nobody is signed in any more, and why. */
  async ended(problem: Problem): Promise<void> {
    await this.#failed(await this.schedule(), problem)
  }
}
