import type { Connection } from '../api/schema.ts'
import {
  downtimeIn,
  isBrokenState,
  openBreak,
  recentBreaks,
  recentPauses,
} from '../connections/breaks.ts'
import { judge, knownOf } from '../connections/judge.ts'
import { type Known, nothingKnown } from '../connections/known.ts'
import type { Reading } from '../connections/reading.ts'
import { refreshLead } from '../connections/token-life.ts'
import { lastReset, proofOf, recordsBeforeRepair } from '../repair/proof-of-repair.ts'
import type { RepairRecord } from '../repair/record/schema.ts'
import { changesOver, type Day } from './day-record.ts'
import { askFurther, type FurtherAnswers, type FurtherQuestions } from './further-questions.ts'
import { healingAfter, withoutHealed } from './healing.ts'
import type { History } from './history.ts'
import { dataTimes, networkFailuresIn } from './import-runs.ts'
import { nextStanding } from './standing.ts'
import { summaryOf, type Timeline, timelineOf } from './timeline.ts'

export interface LearnerParts {
  history: History
  repairs: () => Promise<RepairRecord[]>
  /** Null where there is no API to ask. */
  ask: FurtherQuestions | null
}

/** One connection of a reading, and what was there of it before. */
interface Learnt {
  reading: Reading
  connection: Connection
  /** As it was in the reading before; null: it wasn't listed. */
  earlier: Connection | null
  knownBefore: Known
  hasNewData: boolean
}

/** Adds to a reading what history and the journal know, and to history what the reading says. */
export class Learner {
  readonly #parts: LearnerParts
  constructor(parts: LearnerParts) {
    this.#parts = parts
  }

  /**
   * @param before the reading before this one, of the same account
   * @param mayAsk whether FitTrend may be asked what the reading doesn't tell
   */
  async learn(reading: Reading, before: Reading | null, mayAsk = true): Promise<Reading> {
    const [further, repairs] = await Promise.all([
      this.#further(reading, before, mayAsk),
      this.#parts.repairs(),
    ])
    const { offers, runs, pastAsked } = further
    const next: Reading = {
      ...reading,
      ...(offers && { offers }),
      pastAsked,
      known: knownOfAbsent(reading, before),
      history: {},
    }
    for (const connection of reading.connections) {
      const { id } = connection.service
      if (pastAsked.includes(id) && !before?.pastAsked?.includes(id)) {
        const times = dataTimes(runs.get(id) ?? [], reading.serverTime)
        await this.#parts.history.seed(reading.account.id, id, times)
      }
      const days = await this.#parts.history.days(reading.account.id, id)
      const learnt = learntOf(next, connection, before, repairs)
      const known = knownFrom(learnt, days, repairs, further)
      set(next, id, await this.#judged(learnt, known, days))
    }
    return next
  }

  async #further(
    reading: Reading,
    before: Reading | null,
    mayAsk: boolean,
  ): Promise<FurtherAnswers> {
    const { ask } = this.#parts
    if (mayAsk && ask && reading.source === 'api') return await askFurther(ask, reading, before)
    return { offers: before?.offers, runs: new Map(), pastAsked: before?.pastAsked ?? [] }
  }

  /** The verdict decides what goes into history; a break or pause that begins now counts as one. */
  async #judged(
    { reading, connection, hasNewData }: Learnt,
    given: Known,
    days: Day[],
  ): Promise<{ known: Known; timeline: Timeline }> {
    const { serverTime, account } = reading
    const { id } = connection.service
    const stateWith = (known: Known) => judge(connection, reading, known).state
    const isBroken = isBrokenState(stateWith({ ...given, breaks: [] }))
    const isPaused = connection.status === 'paused'
    const present = isBroken ? 'needs-repair' : isPaused ? 'paused' : null
    const past = changesOver(days)
    const changes = present ? [...past, { at: serverTime, state: present } as const] : past
    const counted = {
      ...given,
      breaks: withoutHealed(recentBreaks(changes, serverTime), given.healed),
      pauses: recentPauses(changes, serverTime),
      brokenSince: openBreak(changes),
    }
    const state = stateWith(counted)
    const seen = { at: serverTime, state, hasNewData }
    const today = await this.#parts.history.append(account.id, id, seen)
    const now = [...days.filter(({ day }) => day !== today.day), today]
    const standing = nextStanding(counted.standing, connection, state, reading)
    const isOver = connection.status !== 'error' && standing === null
    const known = { ...counted, standing, passing: isOver ? null : counted.passing }
    return { known, timeline: timelineOf(now, serverTime) }
  }
}

function learntOf(
  reading: Reading,
  connection: Connection,
  before: Reading | null,
  repairs: RepairRecord[],
): Learnt {
  const { id } = connection.service
  const earlier = before?.connections.find(({ service }) => service.id === id) ?? null
  const knownBefore = before ? knownOf(before, id) : nothingKnown
  // A repair or the user may have removed it between the two readings; what is seen for the first time is no news.
  const absent =
    before && (knownBefore.records ?? recordsBeforeRepair(repairs, reading.account.id, id))
  const baseline = earlier?.import.records ?? absent
  // New data has come: an import that brought none doesn't count.
  const hasNewData = baseline !== null && connection.import.records > baseline
  return { reading, connection, earlier, knownBefore, hasNewData }
}

function knownFrom(
  { reading, connection, earlier, knownBefore, hasNewData }: Learnt,
  days: Day[],
  repairs: RepairRecord[],
  { offers, runs }: FurtherAnswers,
): Known {
  const { serverTime, account } = reading
  const { id } = connection.service
  const { rhythm, lastDataAt: lastSeen, changes } = timelineOf(days, serverTime)
  const { repairedAt, dataAt } = proofOf(repairs, account.id, id)
  const lastDataAt = hasNewData ? serverTime : latest(lastSeen, dataAt, serverTime)
  const since = Math.max(lastDataAt ?? lastImport(connection), repairedAt ?? 0)
  const resetAt = lastReset(repairs, account.id, id)
  const asked = runs.get(id)
  return {
    ...nothingKnown,
    rhythm,
    lastDataAt,
    repairedAt: latest(repairedAt, null, serverTime),
    downMs: downtimeIn(changes, since, serverTime),
    offer: offers && Object.hasOwn(offers.status, id) ? (offers.status[id] ?? null) : null,
    networkFailures: asked ? networkFailuresIn(asked) : stillFailing(knownBefore, connection),
    refreshLeadMs: shortestLead(knownBefore, earlier, connection),
    standing: earlier ? knownBefore.standing : null,
    ...healingAfter(knownBefore, earlier, connection, serverTime, resetAt),
    records: connection.import.records,
  }
}

/** What was learnt of services that aren't listed now, for when they are again. A removal ends all that was open. */
function knownOfAbsent({ connections }: Reading, before: Reading | null): Reading['known'] {
  const listed = new Set(connections.map(({ service }) => service.id))
  const absent = Object.entries(before?.known ?? {}).filter(([id]) => !listed.has(id))
  return Object.fromEntries(
    absent.map(([id, known]) => [id, { ...known, standing: null, passing: null }]),
  )
}

function set(
  reading: Reading,
  id: string,
  { known, timeline }: { known: Known; timeline: Timeline },
): void {
  reading.known = { ...reading.known, [id]: known }
  reading.history = { ...reading.history, [id]: summaryOf(timeline) }
}

/** The later of two times, and not later than now: our own clock may have jumped while a repair ran. */
function latest(a: number | null, b: number | null, now: number): number | null {
  const times = [a, b].filter((time) => time !== null)
  return times.length === 0 ? null : Math.min(now, Math.max(...times))
}

function lastImport({ import: { lastSucceededAt } }: Connection): number {
  return lastSucceededAt === null ? 0 : Date.parse(lastSucceededAt)
}

/** Not asked about in this check: as it was, as long as the trouble goes on. */
function stillFailing({ networkFailures }: Known, { status }: Connection): number {
  return status === 'error' ? networkFailures : 0
}

/** The shortest lead seen: a token that was replaced early for another reason, as by a reset, is no rule. */
function shortestLead(known: Known, before: Connection | null, now: Connection): number | null {
  const wasOn = before?.status === 'connected' || before?.status === 'paused'
  const leads = [known.refreshLeadMs, wasOn ? refreshLead(before.token, now.token) : null]
  const seen = leads.filter((lead) => lead !== null)
  return seen.length === 0 ? null : Math.min(...seen)
}
