import type { Connection } from '../api/schema.ts'
import { type Day, say } from '../words/message.ts'
import { isFarOutside } from './rhythm.ts'
import { rhythmInWords } from './rhythm-in-words.ts'
import type { StateId } from './states.ts'
import type { Evidence } from './verdict.ts'

/** Of the first nothing is said: which one it is says something only from the second on. */
const ordinals = [null, null, 'second', 'third', 'fourth', 'fifth', 'sixth'] as const

function ordinal(number: number) {
  return ordinals[number] ?? 'nth'
}

/** FitTrend's codes for which there are words. */
const knownCodes = [
  'token_expired',
  'refresh_failed',
  'permission_revoked',
  'scope_missing',
  'account_in_use',
  'service_unavailable',
  'service_retired',
] as const

/** The facts that a verdict rests on, most telling first. */
export function facts(given: Evidence, state: StateId): string[] {
  const { connection, source } = given
  return source === 'page'
    ? [...pageFacts(connection), ...historyFacts(given, state)]
    : [...troubleFacts(given), ...importFacts(given), ...historyFacts(given, state)]
}

function pageFacts({ error }: Connection): string[] {
  return [
    ...(error?.message ? [say('fact_page_says', { words: error.message })] : []),
    say('fact_from_page'),
  ]
}

function troubleFacts({ connection, serverTime }: Evidence): string[] {
  const { error } = connection
  if (!error) return []
  const code = knownCodes.find((known) => known === error.code)
  return [
    say(`fact_${code ?? 'trouble'}`, { day: { day: error.since, now: serverTime } }),
    ...(code ? [] : [say('fact_called', { code: error.code })]),
    ...(error.message ? [say('fact_fittrend_says', { words: error.message })] : []),
  ]
}

function importFacts({ connection, serverTime }: Evidence): string[] {
  const { lastSucceededAt, through, pausedUntil } = connection.import
  const on = (day: string): { day: Day } => ({ day: { day, now: serverTime } })
  return [
    ...(lastSucceededAt ? [say('fact_last_import', on(lastSucceededAt))] : []),
    through === null ? say('fact_nothing_imported') : say('fact_imported_up_to', on(through)),
    ...(connection.status === 'paused' && pausedUntil
      ? [say('fact_paused_until', on(pausedUntil))]
      : []),
  ]
}

function historyFacts({ known, serverTime, connection }: Evidence, state: StateId): string[] {
  const { rhythm, lastDataAt, breaks, pauses, rival } = known
  const list: string[] = []
  const on = (time: number): { day: Day } => ({
    day: { day: new Date(time).toISOString(), now: serverTime },
  })
  const since = lastDataAt === null ? null : serverTime - lastDataAt
  if (rhythm && lastDataAt !== null && since !== null) {
    const isLate = state === 'stale' || isFarOutside(rhythm, since)
    if (isLate) list.push(say('fact_last_data', on(lastDataAt)))
    if (isLate) list.push(say('fact_rhythm', { rhythm: rhythmInWords(rhythm) }))
  }
  const isBroken = connection.status === 'error' || known.standing !== null
  if (isBroken && breaks.length >= 2) {
    list.push(say(`fact_break_${ordinal(breaks.length)}`, { number: breaks.length }))
  }
  if (state === 'paused' && pauses.length >= 2) {
    list.push(say(`fact_pause_${ordinal(pauses.length)}`, { number: pauses.length }))
  }
  if (isBroken && known.repairedAt !== null) {
    list.push(say('fact_repaired', on(known.repairedAt)))
  }
  if (rival !== null) list.push(say('fact_rival', { name: connection.service.name, rival }))
  if (known.networkFailures > 1) {
    list.push(say('fact_network', { count: known.networkFailures }))
  }
  return list
}
