import type { Connection } from '../api/schema.ts'
import { diagnose, type Verdict } from '../connections/diagnose.ts'
import type { Reading } from './reading.ts'

/** The verdict on one connection of a reading. */
export function judge(connection: Connection, reading: Reading): Verdict {
  return diagnose({
    connection,
    serverTime: reading.serverTime,
    firstSeenAt: reading.firstSeen[connection.service.id]?.at ?? null,
    source: reading.source,
  })
}
