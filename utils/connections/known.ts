import * as z from 'zod/mini'
import { momentSchema } from '../moment.ts'
import { rhythmSchema } from './rhythm.ts'

/**
 * What is known of a connection beyond the latest reading: from its history, from the journal of
 * repairs, from other accounts. Kept with the reading, so that a verdict can be given again at any
 * time. All times in ms since the epoch by FitTrend's clock.
 */
export const knownSchema = z.object({
  rhythm: z.nullable(rhythmSchema),
  /** When new data came last. */
  lastDataAt: z.nullable(momentSchema),
  /** Starts of the breaks within the last 30 days, the present one included, oldest first. */
  breaks: z.array(momentSchema),
  /** Starts of the pauses within the last 30 days, the present one included, oldest first. */
  pauses: z.array(momentSchema),
  /** When a repair was proved last. */
  repairedAt: z.nullable(momentSchema),
  /** What FitTrend offers for this service (GET /services); null: not asked. */
  offer: z.nullable(z.enum(['available', 'unavailable', 'retired'])),
  /** Import runs that failed by the network, in a row, up to now. */
  networkFailures: z.number(),
  /** How long before a token's end FitTrend usually has a new one, ms. */
  refreshLeadMs: z.nullable(z.number()),
  /** A break that the latest reading may not have disproved yet. */
  standing: z.nullable(
    z.object({
      state: z.enum(['needs-repair', 'revoked', 'scope-missing', 'shared-account']),
      /** Start of the trouble: what is newer than this proves that it is over. */
      since: momentSchema,
      /** When a reading said first that it is over, without proof; null: none has. */
      clearSince: z.nullable(momentSchema),
    }),
  ),
  /** Another FitTrend account, signed in here, that imports from the same account of the service. */
  rival: z.nullable(z.string()),
})
export type Known = z.infer<typeof knownSchema>

export const nothingKnown: Known = {
  rhythm: null,
  lastDataAt: null,
  breaks: [],
  pauses: [],
  repairedAt: null,
  offer: null,
  networkFailures: 0,
  refreshLeadMs: null,
  standing: null,
  rival: null,
}
