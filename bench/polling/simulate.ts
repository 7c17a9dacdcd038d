import { isDue, putOffLate } from '../../utils/monitor/is-due.ts'
import {
  afterFailure,
  afterSuccess,
  emptySchedule,
  type Schedule,
} from '../../utils/monitor/schedule.ts'
import { Agenda } from './agenda.ts'
import { type OnTimes, onAt, onTimes } from './machine.ts'
import { seededRandom } from './random.ts'
import { answer } from './server.ts'
import { type TokenLife, tokenAt, tokenLives } from './tokens.ts'
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
  /** The tokens of each service over the week. */
  tokens: TokenLife[][]
  /** When the connection breaks in this week, and when it is repaired. */
  breaksAt: number
  repairedAt: number
  knownVersion: number
  /** When it asked last what FitTrend offers, which it does while something is broken. */
  offersAskedAt: number
}

/** What goes on at FitTrend beside breaks and repairs. */
export interface Life {
  /** How often imports change what FitTrend answers; null: never. */
  importEveryMs: number | null
  /** Tokens are renewed, and FitTrend says when they end. */
  hasTokens: boolean
}

/** The clock begins late: the scheduling code takes 0 for "never". */
const epoch = 1_000 * day

/** The scheduling code of the extension (utils/monitor/schedule.ts, is-due.ts) on a virtual clock. */
export function simulate(life: Life): Observed {
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
  const agenda = new Agenda<Event>()
  const clients = Array.from({ length: week.clients }, () => newClient(random))
  for (const client of clients) {
    ring(agenda, client, client.schedule.nextCheckAt)
    for (const [from] of client.on) agenda.add(from, { client, why: 'online' })
    // The update starts every worker that is on: it checks whether a check is due.
    if (onAt(client.on, week.update) === week.update)
      agenda.add(week.update, { client, why: 'start' })
  }
  for (let event = agenda.next(); event; event = agenda.next()) {
    if (event.at >= week.lengthMs) break
    const { client, why } = event.what
    // An alarm that was set for another time is not there any more.
    if (typeof why === 'number' && why !== client.schedule.nextCheckAt) continue
    const before = client.schedule
    wake(seen, client, event.at, why === 'online' ? 'online' : 'alarm', life, random)
    if (client.schedule !== before || typeof why === 'number')
      ring(agenda, client, client.schedule.nextCheckAt)
  }
  return seen
}

/** A client's worker runs: its alarm rings (which was set for that time), its network is back, it starts. */
interface Event {
  client: Client
  why: number | 'online' | 'start'
}

/** A user of long standing, who has been fine. */
function newClient(random: () => number): Client {
  const { from, to } = week.services
  const services = from + Math.floor(random() * (to - from + 1))
  const tokens = Array.from({ length: services }, () => tokenLives(random))
  const breaks = random() < week.breakShare
  return {
    schedule: {
      ...emptySchedule,
      lastCheckAt: epoch - hour,
      nextCheckAt: epoch + random() * 2 * hour,
      retries: 2,
      seen: 'false',
      steadySince: epoch - 30 * day,
    },
    on: onTimes(random),
    tokens,
    breaksAt: breaks ? breakTime(tokens[0] ?? [], random) : Number.POSITIVE_INFINITY,
    repairedAt: Number.POSITIVE_INFINITY,
    knownVersion: 0,
    offersAskedAt: Number.NEGATIVE_INFINITY,
  }
}

function breakTime(lives: TokenLife[], random: () => number): number {
  const at = random() * week.lengthMs
  return random() < week.breaksAtTokenEnd ? tokenAt(lives, at).endsAt : at
}

/** The alarm rings at its time, or when the machine wakes. */
function ring(agenda: Agenda<Event>, client: Client, at: number): void {
  const rings = onAt(client.on, at - epoch)
  if (rings !== null) agenda.add(rings, { client, why: at })
}

/** As AccountWatch does. */
function wake(
  seen: Observed,
  client: Client,
  at: number,
  reason: 'alarm' | 'online',
  life: Life,
  random: () => number,
): void {
  const now = epoch + at
  const putOff = putOffLate(client.schedule, reason, now, random)
  if (putOff) client.schedule = putOff
  else if (isDue(client.schedule, reason, now)) request(seen, client, at, life, random)
}

function request(
  seen: Observed,
  client: Client,
  at: number,
  life: Life,
  random: () => number,
): void {
  const now = epoch + at
  const { schedule } = client
  seen.requests.push(at)
  if (schedule.isRetry) seen.retries += 1
  if (at < schedule.notBefore - epoch) seen.tooEarly += 1
  const isBroken = at >= client.breaksAt && at < client.repairedAt
  const tokens = life.hasTokens ? client.tokens.map((lives) => tokenAt(lives, at)) : []
  const told = answer(at, client.knownVersion, versionAt(client, at, life, tokens))
  if (told.kind === 'problem') {
    const problem = atEpoch(told.problem)
    client.schedule = afterFailure(schedule, now, problem, random)
    return
  }
  seen.good += 1
  if (told.kind === 'unchanged') seen.unchanged += 1
  client.knownVersion = told.version
  if (isBroken) askForOffers(seen, client, at)
  if (isBroken && client.repairedAt === Number.POSITIVE_INFINITY) noteBadge(seen, client, at)
  const news = {
    source: 'api' as const,
    maxAgeMs: week.maxAgeMs,
    soonMs: null,
    seen: String(isBroken),
    tokensEndInMs: tokens.map(({ endsAt }) => endsAt - at),
  }
  client.schedule = afterSuccess(schedule, now, news, random)
}

/** Stands for the ETag: another number for another answer. */
function versionAt(
  { breaksAt, repairedAt }: Client,
  at: number,
  { importEveryMs }: Life,
  tokens: { count: number }[],
): number {
  const imports = importEveryMs === null ? 0 : Math.floor(at / importEveryMs)
  const renewals = tokens.reduce((sum, { count }) => sum + count, 0)
  const health = at < breaksAt ? 0 : at < repairedAt ? 1 : 2
  return (imports * 1_000 + renewals) * 4 + health
}

/** One request more, as the learner makes it (utils/history/learner.ts). */
function askForOffers(seen: Observed, client: Client, at: number): void {
  if (at - client.offersAskedAt < hour) return
  client.offersAskedAt = at
  seen.requests.push(at)
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
