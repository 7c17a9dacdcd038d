import { say } from '../words/message.ts'
import type { Known } from './known.ts'
import { diagnosisPolicy } from './policy.ts'
import { isFarOutside } from './rhythm.ts'
import { shared } from './shared-account.ts'
import type { StateId } from './states.ts'
import type { Evidence, Finding } from './verdict.ts'

/** Code of an error that FitTrend's page shows: the site has settled on it before it tells anyone. */
export const shownOnPage = 'shown_on_page'

/**
 * Codes that are final by themselves. All others may be a blip (a refresh that failed once) and are
 * believed only when a second, spaced reading says the same.
 */
export const finalCodes = new Map<string, StateId>([
  ['token_expired', 'needs-repair'],
  ['permission_revoked', 'revoked'],
  ['scope_missing', 'scope-missing'],
  ['account_in_use', 'shared-account'],
  [shownOnPage, 'needs-repair'],
  ['service_retired', 'service-retired'],
  ['service_unavailable', 'service-down'],
])

/** What is wrong with a connection that FitTrend says is broken (or that a retired service left behind). */
export function findTrouble(given: Evidence): Finding {
  const { connection, known } = given
  const { name } = connection.service
  const code = connection.error?.code ?? ''
  // Data that flows needs no repair.
  if (importedSinceError(given)) {
    return known.rival === null
      ? { state: 'healthy', cause: code, sentence: say('verdict_trouble_passed', { name }) }
      : shared.flowing(name, known.rival)
  }
  if (known.offer === 'retired') return retired(name)
  const state = finalCodes.get(code)
  switch (state) {
    case 'service-retired':
      return retired(name)
    case 'service-down':
      return down(name, code)
    case 'scope-missing':
      return scopeMissing(name)
    case 'shared-account':
      return shared.reported(name, known.rival)
    case undefined:
      return unconfirmed(given, name) ?? broken(given, 'needs-repair')
    default:
      return broken(given, state)
  }
}

const retired = (name: string): Finding => ({
  state: 'service-retired',
  cause: 'service_retired',
  sentence: say('verdict_retired', { name }),
})

const down = (name: string, cause: string): Finding => ({
  state: 'service-down',
  cause,
  sentence: say('verdict_down', { name }),
})

const scopeMissing = (name: string): Finding => ({
  state: 'scope-missing',
  cause: 'scope_missing',
  sentence: say('verdict_scope_missing', { name }),
})

/** A code that may pass by itself, until a second reading says the same; null once it is confirmed. */
function unconfirmed(given: Evidence, name: string): Finding | null {
  const { connection, known, serverTime } = given
  const code = connection.error?.code ?? ''
  const isAlive = connection.token !== null && Date.parse(connection.token.expiresAt) > serverTime
  if (isAlive && known.networkFailures >= diagnosisPolicy.networkFailures) {
    return down(name, 'network')
  }
  const patience = patienceFor(known, serverTime)
  const seenFor = seenForMs(given)
  if (seenFor >= patience) return null
  return {
    state: 'unknown',
    cause: code,
    sentence: say(known.healed.length > 0 ? 'verdict_blip_again' : 'verdict_blip', { name }),
    // Not worth a sign yet: a blip is over before anyone could act.
    alert: 'none',
    confirmAfterMs: patience - seenFor,
  }
}

/** How long trouble that may pass is waited for: longer than it has ever taken to heal of late. */
function patienceFor({ healed }: Known, serverTime: number): number {
  const { confirmMs, healingShare, longestPatienceMs, breakWindowMs } = diagnosisPolicy
  const recent = healed.filter(({ to }) => serverTime - to <= breakWindowMs)
  const longest = Math.max(0, ...recent.map(({ from, to }) => to - from))
  return Math.max(confirmMs, Math.min(longestPatienceMs, longest * healingShare))
}

/** Since the first sight of this code, or of others before it that haven't passed either. */
function seenForMs({ known, serverTime, firstSeenAt }: Evidence): number {
  const sights = [firstSeenAt, known.passing?.seenAt].filter((at) => at != null)
  return Math.max(0, serverTime - Math.min(serverTime, ...sights))
}

/** A token that is lost: by chance, or because accounts take it from each other. */
function broken(given: Evidence, state: StateId): Finding {
  const { connection, known } = given
  const { name } = connection.service
  const cause = connection.error?.code ?? 'unknown'
  if (known.rival !== null) return shared.reported(name, known.rival)
  if (known.breaks.length >= diagnosisPolicy.breaksThatMeanSharing) {
    return shared.suspected(name, known.breaks.length)
  }
  if (hasNotLasted(given)) {
    return {
      state,
      cause: 'repair-did-not-last',
      sentence: say('verdict_not_lasted', { name }),
      explainFirst: true,
    }
  }
  const why = state === 'revoked' ? 'verdict_revoked' : 'verdict_lost'
  return { state, cause, sentence: say(why, { name }) }
}

function hasNotLasted({ connection, known, serverTime, firstSeenAt, source }: Evidence): boolean {
  if (known.repairedAt === null) return false
  const { error } = connection
  // A page doesn't tell since when.
  const brokeAt = source === 'api' && error ? Date.parse(error.since) : (firstSeenAt ?? serverTime)
  const lasted = brokeAt - known.repairedAt
  return lasted > 0 && lasted < diagnosisPolicy.lastingMs
}

/** Fresh imports outrank an error flag; one that is itself long ago doesn't, nor one that is dated in the future. */
function importedSinceError({ connection, known, serverTime }: Evidence): boolean {
  const { error, import: imported } = connection
  if (!error || imported.lastSucceededAt === null) return false
  const importedAt = Date.parse(imported.lastSucceededAt)
  const age = serverTime - importedAt
  if (age < -diagnosisPolicy.confirmMs) return false
  const isFresh = known.rhythm ? !isFarOutside(known.rhythm, age) : age <= diagnosisPolicy.freshMs
  return isFresh && importedAt > Date.parse(error.since)
}
