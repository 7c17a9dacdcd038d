import type { Connection, Service } from '../api/schema.ts'
import { assess } from '../connections/assess.ts'
import { knownOf } from '../connections/judge.ts'
import type { Reading } from '../connections/reading.ts'
import type { Before } from './record/schema.ts'
import { seenGone } from './record/seen-gone.ts'
import { snapshot } from './steps/gate.ts'

/**
 * Resets that the user has begun by hand, following FitTrend's article: Disable, or Disable and Remove, on a
 * connection that was broken. What is switched off or removed while it works is the user's own wish.
 */

/** A broken connection as a reading shows it; switched off since counts as well. Null: it isn't broken. */
export function brokenIn(reading: Reading, connection: Connection): Before | null {
  const isOff = connection.status === 'disabled' && isSwitchedOffBroken(reading, connection)
  const isBroken = isOff || assess(connection, reading).mayReset
  return isBroken ? snapshot(connection, reading.serverTime, null) : null
}

/** Whether a connection that is switched off was broken when it was. */
export function isSwitchedOffBroken(reading: Reading, { status, service }: Connection): boolean {
  return status === 'disabled' && knownOf(reading, service.id).brokenSince !== null
}

/** Broken connections of one reading that FitTrend doesn't list in the next, each as it was read last. */
export function removedSince(
  before: Reading,
  now: Reading,
): { service: Service; before: Before }[] {
  const isCertain = now.source === 'api' && now.rejected.length === 0
  if (!isCertain || before.account.id !== now.account.id) return []
  const listed = new Set(now.connections.map(({ service }) => service.id))
  return before.connections
    .filter(({ service }) => !listed.has(service.id))
    .flatMap((connection) => {
      const seen = brokenIn(before, connection)
      return seen ? [{ service: connection.service, before: seenGone(seen, now.serverTime) }] : []
    })
}
