import type { Connection } from '../api/schema.ts'
import { dayInWords } from './evidence.ts'
import type { StateId } from './states.ts'

/** What is known about one connection when it is judged. All times in ms since the epoch. */
export interface Evidence {
  connection: Connection
  /** The server's time at the reading: tokens and imports are dated by its clock, not by ours. */
  serverTime: number
  /** The earlier reading of the same connection, if it said the same error code, and when. */
  firstSeenAt: number | null
  source: 'api' | 'page'
}

export interface Verdict {
  state: StateId
  /** What happened and who has to act, one or two plain sentences. */
  sentence: string
  /** Facts the verdict rests on. */
  evidence: string[]
  /** The verdict isn't final: look again after this many milliseconds. */
  confirmAfterMs: number | null
}

/** Code of an error that FitTrend's page shows: the site has settled on it before it tells anyone. */
export const shownOnPage = 'shown_on_page'

/**
 * Codes that are final by themselves. All others may be a blip (a refresh that failed once) and are
 * believed only when a second, spaced reading says the same.
 */
const finalCodes = new Map<string, StateId>([
  ['token_expired', 'needs-repair'],
  ['permission_revoked', 'revoked'],
  ['scope_missing', 'scope-missing'],
  ['account_in_use', 'shared-account'],
  [shownOnPage, 'needs-repair'],
  ['service_retired', 'service-retired'],
  ['service_unavailable', 'service-down'],
])

/** Apart by this much, two readings of one error are no blip: FitTrend has retried in between. */
export const confirmMs = 5 * 60_000

/** Judges one connection. Pure: same evidence, same verdict. */
export function diagnose(given: Evidence): Verdict {
  const { connection } = given
  const name = connection.service.name
  switch (connection.status) {
    case 'disabled':
      return verdict(given, 'disabled', `${name} is switched off. Nothing is imported from it.`)
    case 'paused':
      return verdict(
        given,
        'paused',
        `${name} limits how much may be imported at once. The import goes on by itself; there is nothing to do.`,
      )
    case 'error':
      return diagnoseError(given, name)
    case 'connected':
      if (given.source === 'page') {
        return verdict(
          given,
          'healthy',
          `FitTrend’s Connect page lists ${name} and shows no trouble.`,
        )
      }
      if (hasRunningHistory(connection)) {
        return verdict(given, 'importing', `Your history from ${name} is being imported.`)
      }
      return verdict(given, 'healthy', `${name} is connected and imports go on.`)
  }
}

function diagnoseError(given: Evidence, name: string): Verdict {
  const { connection } = given
  const code = connection.error?.code ?? ''
  if (importedSinceError(connection)) {
    return verdict(given, 'healthy', `${name} had trouble, but imports go on.`)
  }
  const state = finalCodes.get(code)
  if (state) return verdict(given, state, sentences[state]?.(name) ?? '')
  const seenFor = given.firstSeenAt === null ? 0 : given.serverTime - given.firstSeenAt
  if (seenFor >= confirmMs) return verdict(given, 'needs-repair', broken(name))
  return {
    ...verdict(
      given,
      'unknown',
      `FitTrend has trouble with ${name}. This may pass by itself; it is checked again soon.`,
    ),
    confirmAfterMs: confirmMs - seenFor,
  }
}

const broken = (name: string) =>
  `FitTrend has lost its connection to ${name}, so nothing is imported. You can repair it now.`

const sentences: { [K in StateId]?: (name: string) => string } = {
  'needs-repair': broken,
  revoked: (name) =>
    `Permission for FitTrend was withdrawn at ${name}. Repair it to grant permission again.`,
  'scope-missing': (name) =>
    `${name} wasn’t allowed to share everything FitTrend needs. Repair it and leave every box ticked.`,
  'shared-account': (name) =>
    `Another FitTrend account imports from the same ${name} account. Use one FitTrend account per person: until then a repair will not last.`,
  'service-retired': (name) =>
    `${name} has ended the interface that FitTrend imports from. A repair can’t help; FitTrend has to act.`,
  'service-down': (name) =>
    `${name} has trouble of its own. The import goes on by itself; there is nothing to do.`,
}

/** Fresh imports outrank an error flag: data that flows needs no repair. */
function importedSinceError({ error, import: imported }: Connection): boolean {
  if (!error || imported.lastSucceededAt === null) return false
  return Date.parse(imported.lastSucceededAt) > Date.parse(error.since)
}

function hasRunningHistory({ import: imported }: Connection): boolean {
  return !imported.historyComplete || imported.lastSucceededAt === null
}

function verdict(given: Evidence, state: StateId, sentence: string): Verdict {
  return { state, sentence, evidence: facts(given), confirmAfterMs: null }
}

function facts({ connection, serverTime, source }: Evidence): string[] {
  const { error, import: imported } = connection
  if (source === 'page') {
    return [
      ...(error?.message ? [`The page says: “${error.message}”`] : []),
      'Read from FitTrend’s Connect page, which doesn’t tell when data was imported last',
    ]
  }
  const list: string[] = []
  if (error) list.push(`Trouble since ${dayInWords(error.since, serverTime)}`)
  if (error && !finalCodes.has(error.code) && error.code !== 'refresh_failed') {
    list.push(`FitTrend calls it “${error.code}”`)
  }
  if (error?.message) list.push(`FitTrend says: “${error.message}”`)
  list.push(
    imported.through === null
      ? 'Nothing imported yet'
      : `Imported up to ${dayInWords(imported.through, serverTime)}`,
  )
  if (connection.status === 'paused' && imported.pausedUntil) {
    list.push(`Paused until ${dayInWords(imported.pausedUntil, serverTime)}`)
  }
  return list
}
