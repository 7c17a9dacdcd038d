import type { Connection, ImportRun, ServiceOffer } from '../api/schema.ts'
import { finalCodes } from '../connections/diagnose-error.ts'
import { judge } from '../connections/judge.ts'
import type { Reading } from '../connections/reading.ts'
import type { Result } from '../problems.ts'
import { day as dayMs, hour } from '../time/durations.ts'
import { inTime } from '../time/in-time.ts'

/** What else FitTrend may be asked, sparingly: at most times a check is one request. */
export interface FurtherQuestions {
  services(account: string): Promise<Result<ServiceOffer[]>>
  imports(account: string, service: string, since: string): Promise<Result<ImportRun[]>>
}

export interface FurtherAnswers {
  offers: Reading['offers']
  /** Import runs by service id, newest first; only of services that were asked about and answered for. */
  runs: Map<string, ImportRun[]>
  /** Services whose past is known to have been asked for, in this check or before. */
  pastAsked: string[]
}

/** New connections whose past is asked for in one check; the others wait for the next. */
const mostSeeded = 2
/** A service isn't retired every hour. */
const offersHoldMs = hour
/** So far back a connection's import runs are asked for. */
const runsDays = 60
/** The user waits for the check: what comes later than this is asked for again another time. */
const patienceMs = 5_000

/** Asks all at once what the reading itself doesn't tell. */
export async function askFurther(
  ask: FurtherQuestions,
  reading: Reading,
  before: Reading | null,
): Promise<FurtherAnswers> {
  const pastAsked = before?.pastAsked ?? []
  const unasked = reading.connections.filter(({ service }) => !pastAsked.includes(service.id))
  const isAsked = new Set([...unasked.slice(0, mostSeeded), ...reading.connections.filter(mayPass)])
  const services = [...isAsked].map(({ service }) => service.id)
  const [offers, ...answers] = await Promise.all([
    askOffers(ask, reading, before),
    ...services.map((id) => askRuns(ask, reading, id)),
  ])
  const runs = new Map<string, ImportRun[]>()
  for (const [place, answer] of answers.entries()) {
    const id = services[place]
    if (id !== undefined && answer?.ok) runs.set(id, answer.value)
  }
  return { offers, runs, pastAsked: [...new Set([...pastAsked, ...runs.keys()])] }
}

function askRuns(ask: FurtherQuestions, { account, serverTime }: Reading, service: string) {
  const since = new Date(serverTime - runsDays * dayMs).toISOString()
  return inTime(ask.imports(account.id, service, since), patienceMs)
}

/** At first sight, and hourly while something is broken or silent: else a check is one request. */
async function askOffers(
  ask: FurtherQuestions,
  reading: Reading,
  before: Reading | null,
): Promise<Reading['offers']> {
  const kept = before?.offers
  const isOdd = reading.connections.some((it) => it.status === 'error' || wasStale(it, before))
  const matters = before === null || isOdd
  const age = kept ? reading.serverTime - kept.at : Number.POSITIVE_INFINITY
  if (!matters || age < offersHoldMs) return kept
  const offers = await inTime(ask.services(reading.account.id), patienceMs)
  if (!offers?.ok) return kept
  const status = Object.fromEntries(offers.value.map((it) => [it.service.id, it.status]))
  return { at: reading.serverTime, status }
}

/** A code that isn't final: its import runs tell a fault of the network from a lost token. */
function mayPass({ status, error }: Connection): boolean {
  return status === 'error' && !finalCodes.has(error?.code ?? '')
}

/** Nothing came for too long, as of the reading before: perhaps the service has ended. */
function wasStale({ service }: Connection, before: Reading | null): boolean {
  const earlier = before?.connections.find((it) => it.service.id === service.id)
  return before !== null && earlier !== undefined && judge(earlier, before).state === 'stale'
}
