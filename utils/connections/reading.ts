import * as z from 'zod/mini'
import { connectionSchema } from '../api/schema.ts'
import { momentSchema } from '../time/moment.ts'
import { knownSchema } from './known.ts'
import { summarySchema } from './summary.ts'

/** The latest reading of one account's connections, kept between checks. */
export const readingSchema = z.object({
  account: z.object({ id: z.string(), name: z.string() }),
  /** The API knows all; the page only what it shows, and no history. */
  source: z.enum(['api', 'page']),
  connections: z.array(connectionSchema),
  /** One reason per entry of the answer that couldn't be understood. */
  rejected: z.array(z.string()),
  etag: z.nullable(z.string()),
  /** Our clock and the server's at the reading, ms since the epoch. */
  readAt: momentSchema,
  serverTime: momentSchema,
  /** Per service: the error code that was seen, and the server's time when it was seen first. */
  firstSeen: z.record(z.string(), z.object({ code: z.string(), at: momentSchema })),
  /** Per service: what history and the journal add (utils/history/learner.ts), and the story in short. */
  known: z.optional(z.record(z.string(), knownSchema)),
  history: z.optional(z.record(z.string(), summarySchema)),
  /** Services whose past FitTrend was asked for when they were new here. */
  pastAsked: z.optional(z.array(z.string())),
  /** What FitTrend offered when it was asked last (its time). */
  offers: z.optional(
    z.object({
      at: momentSchema,
      status: z.record(z.string(), z.enum(['available', 'unavailable', 'retired'])),
    }),
  ),
})
export type Reading = z.infer<typeof readingSchema>

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
