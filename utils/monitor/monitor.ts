import type { ConnectionsAnswer } from '../api/client.ts'
import type { Sessions } from '../identity/sessions.ts'
import { failure, type Problem, type Result, success } from '../problems.ts'
import type { Store } from '../storage/store.ts'
import { judge } from './judge.ts'
import { pageAccount } from './page-source.ts'
import { firstSeenAfter, type Reading, readingSchema } from './reading.ts'
import {
  afterFailure,
  afterSuccess,
  emptySchedule,
  policy,
  type Schedule,
  scheduleSchema,
} from './schedule.ts'
import type { CheckReason, ConnectionSource } from './source.ts'

export interface MonitorParts {
  source: ConnectionSource
  sessions: Sessions
  store: Store
  now: () => number
  random: () => number
  isOnline: () => boolean
  hasSiteAccess: () => Promise<boolean>
}

/** One row per signed-in account; until the account's id is known, its schedule is kept under this. */
const scheduleKey = 'current'

/** Reads all connections when it is time to, and keeps the reading. One check at a time. */
export class Monitor {
  readonly #parts: MonitorParts
  #running: { reason: CheckReason; result: Promise<Result<Reading>> } | null = null
  /** Stands in while the database can't be used, so that health still shows. */
  #memory: { reading: Reading | null; schedule: Schedule } = {
    reading: null,
    schedule: emptySchedule,
  }

  constructor(parts: MonitorParts) {
    this.#parts = parts
  }

  get checking(): boolean {
    return this.#running !== null
  }

  /** The latest reading kept, or null. */
  async reading(): Promise<Reading | null> {
    const session = await this.#parts.sessions.current().catch(() => null)
    const account = session?.account?.id ?? pageAccount.id
    const stored = await this.#parts.store.get('readings', account, readingSchema).catch(() => null)
    const { reading } = this.#memory
    return reading && (!stored || stored.readAt <= reading.readAt) ? reading : stored
  }

  async schedule(): Promise<Schedule> {
    const stored = await this.#parts.store
      .get('schedules', scheduleKey, scheduleSchema)
      .catch(() => null)
    const { schedule } = this.#memory
    // A disk that has become full still gives the old one.
    const isOlder = (schedule.lastCheckAt ?? 0) < (stored?.lastCheckAt ?? 0)
    return stored && isOlder ? stored : schedule
  }

  /** Reads now if the reason and the server's wishes allow it; else gives why not, or the kept reading. */
  check(reason: CheckReason): Promise<Result<Reading>> {
    const running = this.#running
    const isEnough = reason === 'user' ? running && isForced(running.reason) : !isForced(reason)
    if (running && isEnough) return running.result
    // A check that isn't forced may answer with the kept reading, and one that began before a
    // repair's last act knows nothing of it.
    const before = running?.result ?? Promise.resolve()
    const result = before
      .then(() => this.#check(reason))
      .finally(() => {
        if (this.#running?.result === result) this.#running = null
      })
    this.#running = { reason, result }
    return result
  }

  async #check(reason: CheckReason): Promise<Result<Reading>> {
    const { now } = this.#parts
    const schedule = await this.schedule()
    const kept = await this.reading()
    const mustWait = !isDue(schedule, reason, now())
    // Who asks for a new reading isn't given an old one: a repair would take it for the truth.
    if (mustWait && kept && !isForced(reason)) return success(kept)
    if (mustWait && schedule.problem) return failure(schedule.problem)
    if (!(await this.#parts.hasSiteAccess())) return this.#failed(schedule, { kind: 'site-access' })
    if (!this.#parts.isOnline()) return this.#failed(schedule, { kind: 'offline' })
    const answer = await this.#parts.source.read(kept?.etag ?? null, reason)
    if (!answer.ok) return this.#failed(schedule, answer.problem)
    const reading = await this.#toReading(answer.value, kept)
    if (!reading) return this.#failed(schedule, { kind: 'malformed', detail: '304 without ETag' })
    await this.#keep(reading, answer.value.maxAgeMs)
    return success(reading)
  }

  async #toReading(answer: ConnectionsAnswer, kept: Reading | null): Promise<Reading | null> {
    const readAt = this.#parts.now()
    const { serverTime } = answer
    if (answer.kind === 'unchanged') return kept && { ...kept, readAt, serverTime }
    return {
      account: answer.account,
      source: answer.source,
      connections: answer.connections.items,
      rejected: answer.connections.rejected,
      etag: answer.etag,
      readAt,
      serverTime,
      firstSeen: firstSeenAfter(
        answer.connections.items,
        serverTime,
        kept?.account.id === answer.account.id ? kept.firstSeen : {},
      ),
    }
  }

  async #keep(reading: Reading, maxAgeMs: number | null): Promise<void> {
    const soon = soonestConfirmation(reading)
    const schedule = afterSuccess(this.#parts.now(), maxAgeMs, soon, this.#parts.random)
    this.#memory = { reading, schedule }
    const { sessions, store } = this.#parts
    try {
      const session = reading.source === 'api' ? await sessions.current() : null
      if (session && session.account?.id !== reading.account.id) {
        await sessions.save({ ...session, account: reading.account })
      }
      await store.put('readings', reading.account.id, reading)
      await store.put('schedules', scheduleKey, schedule)
    } catch {
      // Kept in memory above; the storage notice tells the user (utils/background/state.ts).
    }
  }

  async #failed(before: Schedule, problem: Problem): Promise<Result<never>> {
    const schedule = afterFailure(before, this.#parts.now(), problem, this.#parts.random)
    this.#memory = { ...this.#memory, schedule }
    await this.#parts.store.put('schedules', scheduleKey, schedule).catch(() => undefined)
    return failure(problem)
  }

  /** Forgets the schedule, so that the next check may come at once: after a sign-in or sign-out. */
  async reset(): Promise<void> {
    this.#memory = { reading: null, schedule: emptySchedule }
    await this.#parts.store.put('schedules', scheduleKey, emptySchedule).catch(() => undefined)
  }
}

/** The user's click and a repair read anew, whatever is kept. */
function isForced(reason: CheckReason): boolean {
  return reason === 'user' || reason === 'repair'
}

/** The server's notBefore binds every reason; max-age and backoff bind all but the user and a repair. */
function isDue(schedule: Schedule, reason: CheckReason, now: number): boolean {
  // Times that our own clock set when it was wrong mean nothing.
  const clockWentBack = schedule.lastCheckAt !== null && schedule.lastCheckAt > now
  if (clockWentBack) return true
  if (schedule.notBefore > now) return false
  if (isForced(reason)) return true
  if (schedule.freshUntil > now) return false
  // Offline was no fault of FitTrend's: no backoff from it once the network is back.
  if (reason === 'online' && schedule.problem?.kind === 'offline') return true
  if (schedule.nextCheckAt <= now) return true
  if (reason === 'alarm') return false
  return schedule.lastCheckAt === null || now - schedule.lastCheckAt >= policy.visitMinAgeMs
}

function soonestConfirmation(reading: Reading): number | null {
  const waits = reading.connections.flatMap((connection) => {
    const { confirmAfterMs } = judge(connection, reading)
    return confirmAfterMs === null ? [] : [confirmAfterMs]
  })
  return waits.length === 0 ? null : Math.min(...waits)
}
