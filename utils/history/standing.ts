import type { Connection } from '../api/schema.ts'
import type { Known } from '../connections/known.ts'
import type { Reading } from '../connections/reading.ts'
import type { StateId } from '../connections/states.ts'

const standingStates = ['needs-repair', 'revoked', 'scope-missing', 'shared-account'] as const

/**
 * The break that the next reading has to disprove. It begins with an error that was believed, and
 * ends by proof, by a second reading without it, or by the user's own Disable.
 */
export function nextStanding(
  before: Known['standing'],
  connection: Connection,
  state: StateId,
  { serverTime, source }: Reading,
): Known['standing'] {
  // What a page shows is all the proof that a page can give.
  if (source === 'page') return null
  const broken = standingStates.find((it) => it === state)
  if (!broken) return null
  if (connection.status === 'error') {
    // "0001-01-01" is some programs' way to say that they don't know: no moment that can be kept.
    const said = connection.error ? Date.parse(connection.error.since) : serverTime
    const since = Math.min(serverTime, Math.max(0, said))
    return { state: broken, since, clearSince: null }
  }
  return before && { ...before, clearSince: before.clearSince ?? serverTime }
}
