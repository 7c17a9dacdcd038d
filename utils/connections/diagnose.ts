import { say } from '../words/message.ts'
import { findTrouble } from './diagnose-error.ts'
import { facts } from './evidence.ts'
import { diagnosisPolicy } from './policy.ts'
import { isFarOutside, type Rhythm } from './rhythm.ts'
import { rhythmInWords } from './rhythm-in-words.ts'
import { shared } from './shared-account.ts'
import { isExpiring } from './token-life.ts'
import type { Confidence, Evidence, Finding, Verdict } from './verdict.ts'
import { verdictOf } from './verdict.ts'

/** Judges one connection. Pure: same evidence, same verdict. */
export function diagnose(given: Evidence): Verdict {
  const finding = find(given)
  return verdictOf(finding, facts(given, finding.state), confidenceOf(given))
}

function find(given: Evidence): Finding {
  const { connection } = given
  const { name } = connection.service
  switch (connection.status) {
    case 'disabled':
      return {
        state: 'disabled',
        cause: 'disabled',
        sentence: say('verdict_disabled', { name }),
      }
    case 'paused':
      return paused(given)
    case 'error':
      return findTrouble(given)
    case 'connected':
      return given.source === 'page' ? listed(given) : connected(given)
  }
}

/** The service limits requests. Never a reason to reset; going on beyond the history is for support. */
function paused({ connection, known }: Evidence): Finding {
  const { name } = connection.service
  const isOdd =
    connection.import.historyComplete && known.pauses.length >= diagnosisPolicy.pausesThatAreOdd
  const advice = isOdd ? pausedOften(known.pauses.length) : say('verdict_paused_wait')
  return {
    state: 'paused',
    cause: isOdd ? 'paused-often' : 'paused',
    sentence: `${say('verdict_paused', { name })} ${advice}`,
  }
}

function pausedOften(count: number): string {
  return count === 3 ? say('verdict_paused_thrice') : say('verdict_paused_often', { count })
}

/** A page tells little: importing is a word of its own, anything else is no word of trouble. */
function listed({ connection }: Evidence): Finding {
  const { name } = connection.service
  if (!connection.import.historyComplete) return importing(name)
  return {
    state: 'healthy',
    cause: 'listed',
    sentence: say('verdict_listed', { name }),
  }
}

function connected(given: Evidence): Finding {
  const { connection, known } = given
  const { name } = connection.service
  const isStale = hasGoneSilent(given)
  if (isStale && known.offer === 'retired') return findTrouble(given)
  const standing = notDisproved(given)
  if (standing) return standing
  if (known.rival !== null) return shared[isStale ? 'silent' : 'flowing'](name, known.rival)
  if (isStale) return stale(name, known.rhythm)
  if (!connection.import.historyComplete || connection.import.lastSucceededAt === null) {
    return importing(name)
  }
  return (
    notRenewed(given) ?? { state: 'healthy', cause: 'connected', sentence: connectedSince(given) }
  )
}

/** A token near its end, or past it; null where it needn't be renewed, or imports show that it was. */
function notRenewed({ connection, known, serverTime }: Evidence): Finding | null {
  const { token, service } = connection
  if (!token || !isExpiring(token, known.refreshLeadMs, serverTime)) return null
  const end = Date.parse(token.expiresAt)
  const { lastSucceededAt } = connection.import
  if (lastSucceededAt !== null && Date.parse(lastSucceededAt) > end) return null
  if (serverTime - end <= diagnosisPolicy.deadTokenMs) {
    return {
      state: 'expiring',
      cause: 'not-refreshed',
      sentence: say('verdict_late', { name: service.name }),
    }
  }
  return {
    state: 'stale',
    cause: 'not-refreshed',
    sentence: say('verdict_access_ended', {
      name: service.name,
      day: { day: token.expiresAt, now: serverTime },
    }),
  }
}

/** "Imports go on" is said where they do: without a known rhythm, an import of weeks ago doesn't show it. */
function connectedSince({ connection, known, serverTime }: Evidence): string {
  const { name } = connection.service
  const { lastSucceededAt } = connection.import
  const isRecent =
    lastSucceededAt === null ||
    known.rhythm !== null ||
    serverTime - Date.parse(lastSucceededAt) <= diagnosisPolicy.recentMs
  return isRecent
    ? say('verdict_connected', { name })
    : say('verdict_last_import', { name, day: { day: lastSucceededAt, now: serverTime } })
}

/** Far outside the usual rhythm; where none is known, only what no rhythm would explain. */
function hasGoneSilent({ connection, known, serverTime }: Evidence): boolean {
  const { rhythm, lastDataAt, repairedAt, downMs } = known
  // While it was broken or paused nothing could come, and a new connection has its first import before it.
  const silentSince = (time: number) => serverTime - Math.max(time, repairedAt ?? 0) - downMs
  if (rhythm && lastDataAt !== null) return isFarOutside(rhythm, silentSince(lastDataAt))
  const { lastSucceededAt } = connection.import
  if (lastSucceededAt === null) return false
  const latest = Math.max(Date.parse(lastSucceededAt), lastDataAt ?? 0)
  return silentSince(latest) > diagnosisPolicy.silentMs
}

function stale(name: string, rhythm: Rhythm | null): Finding {
  return {
    state: 'stale',
    cause: 'no-data',
    sentence: rhythm
      ? say('verdict_stale_rhythm', { name, rhythm: rhythmInWords(rhythm) })
      : say('verdict_stale', { name }),
  }
}

function importing(name: string): Finding {
  return {
    state: 'importing',
    cause: 'importing',
    sentence: say('verdict_importing', { name }),
  }
}

/**
 * "Connected" alone doesn't end a break: it takes an import or a token newer than the trouble, or a
 * second reading that says the same. So one odd answer neither clears an alert nor brings it twice.
 */
function notDisproved({ connection, known, serverTime }: Evidence): Finding | null {
  const { standing } = known
  if (!standing) return null
  const { lastSucceededAt } = connection.import
  const signs = [lastSucceededAt, connection.token?.refreshedAt ?? null]
  if (signs.some((time) => time !== null && Date.parse(time) > standing.since)) return null
  const clearFor = standing.clearSince === null ? 0 : serverTime - standing.clearSince
  if (clearFor >= diagnosisPolicy.confirmMs) return null
  return {
    state: standing.state,
    cause: 'not-confirmed',
    sentence: say('verdict_unproved', { name: connection.service.name }),
    confirmAfterMs: diagnosisPolicy.confirmMs - Math.max(0, clearFor),
  }
}

function confidenceOf({ source, connection }: Evidence): Confidence {
  if (source === 'api') return 'high'
  return connection.status === 'connected' ? 'low' : 'medium'
}
