import type { Connection } from '../api/schema.ts'
import { diagnose } from './diagnose.ts'
import { type Known, nothingKnown } from './known.ts'
import type { Reading } from './reading.ts'
import type { Verdict } from './verdict.ts'

/**
 * The verdict on one connection of a reading.
 * @param known what is known beyond it, where that is more than was kept with it
 */
export function judge(
  connection: Connection,
  reading: Reading,
  known: Known = knownOf(reading, connection.service.id),
): Verdict {
  return diagnose({
    connection,
    serverTime: reading.serverTime,
    firstSeenAt: reading.firstSeen[connection.service.id]?.at ?? null,
    source: reading.source,
    known,
  })
}

/** What is known of a service beyond the reading; a service may be called like a built-in. */
export function knownOf({ known = {} }: Reading, service: string): Known {
  return (Object.hasOwn(known, service) ? known[service] : undefined) ?? nothingKnown
}
