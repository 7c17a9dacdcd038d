import type { Connection, ImportRun, ServiceOffer } from '../api/schema.ts'
import { isBrokenState, recentBreaks, recentPauses } from '../connections/breaks.ts'
import { finalCodes } from '../connections/diagnose-error.ts'
import { type Known, nothingKnown } from '../connections/known.ts'
import { refreshLead } from '../connections/token-life.ts'
import { judge, knownOf } from '../monitor/judge.ts'
import type { Reading } from '../monitor/reading.ts'
import type { Result } from '../problems.ts'
import type { RepairRecord } from '../repair/record.ts'
import { changesOver, type Day, dayMs } from './day-record.ts'
import type { History } from './history.ts'
import { dataTimes, networkFailuresIn } from './import-runs.ts'
import { nextStanding } from './standing.ts'
import { summaryOf, type Timeline, timelineOf } from './timeline.ts'

/** What else FitTrend may be asked, sparingly. */
interface FurtherQuestions {
  services(account: string): Promise<Result<ServiceOffer[]>>
  imports(account: string, service: string, since: string): Promise<Result<ImportRun[]>>
}

export interface LearnerParts {
  history: History
  repairs: () => Promise<RepairRecord[]>
  /** Null where there is no API to ask. */
  ask: FurtherQuestions | null
}

/** New connections whose past is asked for in one check; the others wait for the next. */
const mostSeeded = 2
/** A service isn't retired every hour. */
const offersHoldMs = 60 * 60_000
/** So far back a new connection's import runs are asked for. */
const seedDays = 60

/** Adds to a reading what history and the journal know, and to history what the reading says. */
export class Learner {
  readonly #parts: LearnerParts
  constructor(parts: LearnerParts) {
    this.#parts = parts
  }

  /** @param before the reading before this one, of the same account */
  async learn(reading: Reading, before: Reading | null): Promise<Reading> {
    const offers = await this.#offers(reading, before)
    const repairs = await this.#parts.repairs()
    const next: Reading = { ...reading, ...(offers && { offers }), known: {}, history: {} }
    let seeded = 0
    for (const connection of reading.connections) {
      const { id } = connection.service
      const earlier = before?.connections.find(({ service }) => service.id === id) ?? null
      const { history } = this.#parts
      let days = await history.days(reading.account.id, id)
      const isNew = !days.some(({ record }) => record.s.length > 0)
      const asksRuns = mayPass(connection) || (isNew && seeded++ < mostSeeded)
      const runs = asksRuns ? await this.#runs(reading, id) : []
      if (isNew) {
        await history.seed(reading.account.id, id, dataTimes(runs))
        days = await history.days(reading.account.id, id)
      }
      const timeline = timelineOf(days, reading.serverTime)
      const known: Known = {
        ...nothingKnown,
        rhythm: timeline.rhythm,
        lastDataAt: hasNewData(earlier, connection) ? reading.serverTime : timeline.lastDataAt,
        breaks: recentBreaks(timeline.changes, reading.serverTime),
        repairedAt: lastRepair(repairs, reading.account.id, id),
        offer: offers && Object.hasOwn(offers.status, id) ? (offers.status[id] ?? null) : null,
        networkFailures: networkFailuresIn(runs),
        refreshLeadMs: shortestLead(before && knownOf(before, id), earlier, connection),
        standing: before ? knownOf(before, id).standing : null,
      }
      set(next, id, await this.#judged(next, connection, known, earlier, days))
    }
    return next
  }

  /** The verdict decides what goes into history; a break or pause that begins now counts as one. */
  async #judged(
    reading: Reading,
    connection: Connection,
    given: Known,
    earlier: Connection | null,
    days: Day[],
  ): Promise<{ known: Known; timeline: Timeline }> {
    const { serverTime, account } = reading
    const { id } = connection.service
    const stateWith = (known: Known) =>
      judge(connection, { ...reading, known: { [id]: known } }).state
    const isBroken = isBrokenState(stateWith({ ...given, breaks: [] }))
    const isPaused = connection.status === 'paused'
    const present = isBroken ? 'needs-repair' : isPaused ? 'paused' : null
    const past = changesOver(days)
    const changes = present ? [...past, { at: serverTime, state: present } as const] : past
    const counted = {
      ...given,
      breaks: recentBreaks(changes, serverTime),
      pauses: recentPauses(changes, serverTime),
    }
    const state = stateWith(counted)
    const seen = { at: serverTime, state, hasNewData: hasNewData(earlier, connection) }
    const today = await this.#parts.history.append(account.id, id, seen)
    const now = [...days.filter(({ day }) => day !== today.day), today]
    const standing = nextStanding(counted.standing, connection, state, reading)
    return { known: { ...counted, standing }, timeline: timelineOf(now, serverTime) }
  }

  async #runs({ account, serverTime, source }: Reading, service: string): Promise<ImportRun[]> {
    if (source === 'page') return []
    const since = new Date(serverTime - seedDays * dayMs).toISOString()
    const runs = await this.#parts.ask?.imports(account.id, service, since)
    return runs?.ok ? runs.value : []
  }

  /**
   * At first sight, and hourly while something is broken or silent: else a check is one request. The check
   * that sees a break first doesn't wait for another answer: the next one knows whether it was an end.
   */
  async #offers(reading: Reading, before: Reading | null): Promise<Reading['offers']> {
    const kept = before?.offers
    const matters = before === null || before.connections.some((it) => isOdd(it, before))
    const age = kept ? reading.serverTime - kept.at : Number.POSITIVE_INFINITY
    if (reading.source === 'page' || !matters || age < offersHoldMs) return kept
    const offers = await this.#parts.ask?.services(reading.account.id)
    if (!offers?.ok) return kept
    const status = Object.fromEntries(offers.value.map((it) => [it.service.id, it.status]))
    return { at: reading.serverTime, status }
  }
}

function set(
  reading: Reading,
  id: string,
  { known, timeline }: { known: Known; timeline: Timeline },
): void {
  reading.known = { ...reading.known, [id]: known }
  reading.history = { ...reading.history, [id]: summaryOf(timeline) }
}

/** A code that isn't final: its import runs tell a fault of the network from a lost token. */
function mayPass({ status, error }: Connection): boolean {
  return status === 'error' && !finalCodes.has(error?.code ?? '')
}

/** Broken, or nothing came for too long: perhaps the service has ended. */
function isOdd(connection: Connection, reading: Reading): boolean {
  return connection.status === 'error' || judge(connection, reading).state === 'stale'
}

/** New data has come: an import that brought none doesn't count. */
function hasNewData(before: Connection | null, now: Connection): boolean {
  return before !== null && now.import.records > before.import.records
}

/** When the last repair was proved, by FitTrend's clock. */
function lastRepair(repairs: RepairRecord[], account: string, service: string): number | null {
  const times = repairs.flatMap((record) => {
    const isTheirs = record.account === account && record.service.id === service
    if (!isTheirs || !record.receipt || !record.before) return []
    return [record.before.serverTime + (record.receipt.finishedAt - record.startedAt)]
  })
  return times.length === 0 ? null : Math.max(...times)
}

/** The shortest lead seen: a token that was replaced early for another reason is no rule. */
function shortestLead(
  known: Known | null,
  before: Connection | null,
  now: Connection,
): number | null {
  const leads = [known?.refreshLeadMs, refreshLead(before?.token ?? null, now.token)]
  const seen = leads.filter((lead) => lead !== null && lead !== undefined)
  return seen.length === 0 ? null : Math.min(...seen)
}
