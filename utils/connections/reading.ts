import * as v from 'valibot'
import { connectionSchema } from '../api/schema.ts'
import { momentSchema } from '../time/moment.ts'
import { knownSchema } from './known.ts'
import { summarySchema } from './summary.ts'

/** The latest reading of one account's connections, kept between checks. */
export const readingSchema = v.object({
  account: v.object({ id: v.string(), name: v.string() }),
  /** The API knows all; the page only what it shows, and no history. */
  source: v.picklist(['api', 'page']),
  connections: v.array(connectionSchema),
  /** One reason per entry of the answer that couldn't be understood. */
  rejected: v.array(v.string()),
  etag: v.nullable(v.string()),
  /** Our clock and the server's at the reading, ms since the epoch. */
  readAt: momentSchema,
  serverTime: momentSchema,
  /** Per service: the error code that was seen, and the server's time when it was seen first. */
  firstSeen: v.record(v.string(), v.object({ code: v.string(), at: momentSchema })),
  /** Per service: what history and the journal add (utils/history/learner.ts), and the story in short. */
  known: v.optional(v.record(v.string(), knownSchema)),
  history: v.optional(v.record(v.string(), summarySchema)),
  /** Services whose past FitTrend was asked for when they were new here. */
  pastAsked: v.optional(v.array(v.string())),
  /** What FitTrend offered when it was asked last (its time). */
  offers: v.optional(
    v.object({
      at: momentSchema,
      status: v.record(v.string(), v.picklist(['available', 'unavailable', 'retired'])),
    }),
  ),
})
export type Reading = v.InferOutput<typeof readingSchema>

/** Carries over when each error was seen first; a changed or vanished code starts anew. */
export function firstSeenAfter(
  connections: Reading['connections'],
  serverTime: number,
  before: Reading['firstSeen'],
): Reading['firstSeen'] {
  const seen: Reading['firstSeen'] = {}
  for (const { service, status, error } of connections) {
    if (status !== 'error') continue
    const code = error?.code ?? ''
    const earlier = before[service.id]
    seen[service.id] = earlier?.code === code ? earlier : { code, at: serverTime }
  }
  return seen
}
