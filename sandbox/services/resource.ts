import { addDays, isoDay, now } from '../clock.ts'
import type { Exchange } from '../http/exchange.ts'
import { sendJson } from '../http/reply.ts'
import { get, type Route } from '../http/router.ts'
import type { ServiceHost } from './service-host.ts'

/** Days that one request may ask for. */
export const maxDaysPerRequest = 30

export interface DayRecords {
  day: string
  /** Data type to its figure of the day: steps, minutes asleep, kg, minutes, beats per minute. */
  values: Record<string, number>
}

/**
 * A service's data: GET /{service}/api/days?from=DAY&through=DAY with the user's access token.
 * 401 for a token that isn't good, 429 with Retry-After at the rate limit, 503 while the service is
 * down, 410 once it has retired this API.
 */
export function serviceResource(host: ServiceHost): Route {
  return get(`/${host.kind.id}/api/days`, (exchange) => days(host, exchange))
}

async function days(host: ServiceHost, { req, res, url }: Exchange): Promise<void> {
  if (host.availability === 'retired') return sendJson(res, { error: 'gone' }, 410)
  if (host.availability === 'unavailable') return sendJson(res, { error: 'unavailable' }, 503)
  const bearer = /^Bearer (\S+)$/.exec(req.headers.authorization ?? '')?.[1]
  const token = bearer ? await host.provider.AccessToken.find(bearer) : undefined
  if (!token?.accountId) {
    res.setHeader('WWW-Authenticate', 'Bearer error="invalid_token"')
    return sendJson(res, { error: 'invalid_token' }, 401)
  }
  const wait = host.rateLimit.take(token.accountId)
  if (wait > 0) {
    res.setHeader('Retry-After', Math.ceil(wait / 1000))
    return sendJson(res, { error: 'rate_limited' }, 429)
  }
  const types = host.kind.dataTypes.filter((type) => token.scopes.has(type))
  const range = daysBetween(url.searchParams.get('from'), url.searchParams.get('through'))
  sendJson(res, { days: range.map((day) => recordsOf(host.kind.id, day, types)) })
}

/** The days asked for, but none in the future and no more than one request may have. */
function daysBetween(from: string | null, through: string | null): string[] {
  const today = isoDay(now())
  const range: string[] = []
  if (!from || !/^\d{4}-\d\d-\d\d$/.test(from)) return range
  const last = through && through < today ? through : today
  for (let day = from; day <= last && range.length < maxDaysPerRequest; day = addDays(day, 1))
    range.push(day)
  return range
}

/** Made-up figures, the same for the same day whenever it is asked for. */
function recordsOf(service: string, day: string, types: readonly string[]): DayRecords {
  return {
    day,
    values: Object.fromEntries(
      types.map((type) => [type, figure(type, `${service}${day}${type}`)]),
    ),
  }
}

const ranges: Record<string, [number, number]> = {
  steps: [3000, 14_000],
  sleep: [330, 520],
  weight: [70, 74],
  workouts: [0, 90],
  'heart-rate': [54, 66],
}

function figure(type: string, seed: string): number {
  let hash = 0
  for (const char of seed) hash = (hash * 31 + char.charCodeAt(0)) % 9973
  const [low, high] = ranges[type] ?? [0, 100]
  return Math.round(low + ((high - low) * hash) / 9973)
}
