import { isDue } from '../../utils/monitor/is-due.ts'
import {
  afterFailure,
  afterSuccess,
  emptySchedule,
  putOffLate,
  type Schedule,
} from '../../utils/monitor/schedule.ts'
import { Agenda } from './agenda.ts'
import { type OnTimes, onAt, onTimes } from './machine.ts'
import { seededRandom } from './random.ts'
import { answer } from './server.ts'
import { day, hour, week } from './week.ts'

/** What the server and a stopwatch saw. */
export interface Observed {
  /** Times of all requests, in order. */
  requests: number[]
  retries: number
  /** Requests that came before the Retry-After that the client was given. */
  tooEarly: number
  unchanged: number
  good: number
  /** From expiry to badge, ms: by the clock, and while the machine was on. */
  untilBadge: number[]
  untilBadgeOn: number[]
}

interface Client {
  schedule: Schedule
  on: OnTimes
  /** When the connection breaks in this week, and when it is repaired. */
  breaksAt: number
  repairedAt: number
  knownVersion: number
}

/** The clock begins late: the scheduling code takes 0 for "never". */
const epoch = 1_000 * day

/**
 * The scheduling code of the extension (utils/monitor/schedule.ts, is-due.ts) on a virtual clock.
 * @param importEveryMs how often imports change what FitTrend answers; null: nothing changes but breaks
 */
export function simulate(importEveryMs: number | null): Observed {
  const random = seededRandom(20_261_122)
  const seen: Observed = {
    requests: [],
    retries: 0,
    tooEarly: 0,
    unchanged: 0,
    good: 0,
    untilBadge: [],
    untilBadgeOn: [],
  }
  const agenda = new Agenda<{ client: Client; alarm: number }>()
  const clients = Array.from({ length: week.clients }, () => newClient(random))
  for (const client of clients) {
    ring(agenda, client, client.schedule.nextCheckAt)
    // The update starts every worker that is on: it checks whether a check is due.
    const start = onAt(client.on, week.update)
    if (start === week.update)
      agenda.add(week.update, { client, alarm: client.schedule.nextCheckAt })
  }
  for (let event = agenda.next(); event; event = agenda.next()) {
    if (event.at >= week.lengthMs) break
    const { client } = event.what
    const isStart = event.at === week.update
    // An alarm that was set for another time is not there any more.
    if (!isStart && event.what.alarm !== client.schedule.nextCheckAt) continue
    wake(seen, client, event.at, importEveryMs, random)
    ring(agenda, client, client.schedule.nextCheckAt)
  }
  return seen
}

/** A user of long standing, who has been fine. */
function newClient(random: () => number): Client {
  const breaks = random() < week.breakShare
  return {
    schedule: {
      ...emptySchedule,
      lastCheckAt: epoch - hour,
      nextCheckAt: epoch + random() * 2 * hour,
      retries: 2,
      seen: 'healthy',
      steadySince: epoch - 30 * day,
    },
    on: onTimes(random),
    breaksAt: breaks ? random() * week.lengthMs : Number.POSITIVE_INFINITY,
    repairedAt: Number.POSITIVE_INFINITY,
    knownVersion: 0,
  }
}

/** The alarm rings at its time, or when the machine wakes. */
function ring(agenda: Agenda<{ client: Client; alarm: number }>, client: Client, at: number): void {
  const rings = onAt(client.on, at - epoch)
  if (rings !== null) agenda.add(rings, { client, alarm: at })
}

/** As AccountWatch does on an alarm and at every start. */
function wake(
  seen: Observed,
  client: Client,
  at: number,
  importEveryMs: number | null,
  random: () => number,
): void {
  const now = epoch + at
  const putOff = putOffLate(client.schedule, now, random)
  if (putOff) {
    client.schedule = putOff
    return
  }
  if (isDue(client.schedule, 'alarm', now)) request(seen, client, at, importEveryMs, random)
}

function request(
  seen: Observed,
  client: Client,
  at: number,
  importEveryMs: number | null,
  random: () => number,
): void {
  const now = epoch + at
  const { schedule } = client
  seen.requests.push(at)
  if (schedule.isRetry) seen.retries += 1
  if (at < schedule.notBefore - epoch) seen.tooEarly += 1
  const isBroken = at >= client.breaksAt && at < client.repairedAt
  const imports = importEveryMs === null ? 0 : Math.floor(at / importEveryMs) * 4
  const version = imports + (isBroken ? 1 : at >= client.repairedAt ? 2 : 0)
  const told = answer(at, client.knownVersion, version)
  if (told.kind === 'problem') {
    const problem = atEpoch(told.problem)
    client.schedule = afterFailure(schedule, now, problem, random)
    return
  }
  seen.good += 1
  if (told.kind === 'unchanged') seen.unchanged += 1
  client.knownVersion = told.version
  if (isBroken && client.repairedAt === Number.POSITIVE_INFINITY) noteBadge(seen, client, at)
  const news = {
    source: 'api' as const,
    maxAgeMs: week.maxAgeMs,
    soonMs: null,
    seen: isBroken ? 'needs-repair' : 'healthy',
  }
  client.schedule = afterSuccess(schedule, now, news, random)
}

type Problem = Parameters<typeof afterFailure>[2]

function atEpoch(problem: Problem): Problem {
  return problem.kind === 'server-error' && problem.retryAt !== null
    ? { ...problem, retryAt: problem.retryAt + epoch }
    : problem
}

function noteBadge(seen: Observed, client: Client, at: number): void {
  client.repairedAt = at + week.repairAfterMs
  seen.untilBadge.push(at - client.breaksAt)
  const on = client.on.map(([from, to]) => Math.min(to, at) - Math.max(from, client.breaksAt))
  seen.untilBadgeOn.push(on.filter((ms) => ms > 0).reduce((sum, ms) => sum + ms, 0))
}
