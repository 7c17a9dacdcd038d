import type { Connection } from '../api/schema.ts'
import { dayInWords } from '../time/day-in-words.ts'
import { isFarOutside, rhythmInWords } from './rhythm.ts'
import type { StateId } from './states.ts'
import type { Evidence } from './verdict.ts'

const ordinals = ['', 'First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth']

function ordinal(count: number): string {
  return ordinals[count] ?? `${count}th`
}

/** "three times" */
export function timesInWords(count: number): string {
  return count === 3 ? 'three times' : `${count} times`
}

/** What began, by FitTrend's code; a day follows. */
const beginnings = new Map([
  ['token_expired', 'Token expired on'],
  ['refresh_failed', 'The token could not be renewed on'],
  ['permission_revoked', 'Permission withdrawn on'],
  ['scope_missing', 'Permission incomplete since'],
  ['account_in_use', 'Account in use elsewhere since'],
  ['service_unavailable', 'Service down since'],
  ['service_retired', 'Service retired since'],
])

/** The facts that a verdict rests on, most telling first. */
export function facts(given: Evidence, state: StateId): string[] {
  const { connection, source } = given
  return source === 'page'
    ? [...pageFacts(connection), ...historyFacts(given, state)]
    : [...troubleFacts(given), ...importFacts(given), ...historyFacts(given, state)]
}

function pageFacts({ error }: Connection): string[] {
  return [
    ...(error?.message ? [`The page says: “${error.message}”`] : []),
    'Read from FitTrend’s Connect page, which doesn’t tell when data was imported last',
  ]
}

function troubleFacts({ connection, serverTime }: Evidence): string[] {
  const { error } = connection
  if (!error) return []
  const beginning = beginnings.get(error.code)
  return [
    `${beginning ?? 'Trouble since'} ${dayInWords(error.since, serverTime)}`,
    ...(beginning ? [] : [`FitTrend calls it “${error.code}”`]),
    ...(error.message ? [`FitTrend says: “${error.message}”`] : []),
  ]
}

function importFacts({ connection, serverTime }: Evidence): string[] {
  const { lastSucceededAt, through, pausedUntil } = connection.import
  return [
    ...(lastSucceededAt ? [`Last import: ${dayInWords(lastSucceededAt, serverTime)}`] : []),
    through === null ? 'Nothing imported yet' : `Imported up to ${dayInWords(through, serverTime)}`,
    ...(connection.status === 'paused' && pausedUntil
      ? [`Paused until ${dayInWords(pausedUntil, serverTime)}`]
      : []),
  ]
}

function historyFacts({ known, serverTime, connection }: Evidence, state: StateId): string[] {
  const { rhythm, lastDataAt, breaks, pauses, rival } = known
  const list: string[] = []
  const since = lastDataAt === null ? null : serverTime - lastDataAt
  if (rhythm && lastDataAt !== null && since !== null) {
    const isLate = state === 'stale' || isFarOutside(rhythm, since)
    if (isLate)
      list.push(`Last new data: ${dayInWords(new Date(lastDataAt).toISOString(), serverTime)}`)
    if (isLate) list.push(`Usual rhythm: ${rhythmInWords(rhythm)}`)
  }
  const isBroken = connection.status === 'error' || known.standing !== null
  if (isBroken && breaks.length >= 2) list.push(`${ordinal(breaks.length)} break in 30 days`)
  if (state === 'paused' && pauses.length >= 2)
    list.push(`${ordinal(pauses.length)} pause in 30 days`)
  if (isBroken && known.repairedAt !== null) {
    list.push(`Repaired last: ${dayInWords(new Date(known.repairedAt).toISOString(), serverTime)}`)
  }
  if (rival !== null) {
    list.push(
      `The same ${connection.service.name} account is connected to the FitTrend account “${rival}”`,
    )
  }
  if (known.networkFailures > 1) {
    list.push(`${known.networkFailures} imports in a row failed by the network`)
  }
  return list
}
