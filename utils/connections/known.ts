import * as z from 'zod/mini'
import { momentSchema } from '../time/moment.ts'
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
  /** Since when it has been broken without having worked again, also while it is switched off; null: it isn't. */
  brokenSince: z._default(z.nullable(momentSchema), null),
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
  /**
   * Trouble by a code that isn't final, under way: since when (FitTrend says so), and when it was seen first.
   * This and what follows has a default: readings that were kept before lack it.
   */
  passing: z._default(z.nullable(z.object({ from: momentSchema, seenAt: momentSchema })), null),
  /** Such troubles within the last 30 days that have healed without a reset, oldest first. */
  healed: z._default(z.array(z.object({ from: momentSchema, to: momentSchema })), []),
  /** Records at the reading in which it was listed last: what came since is told from it, also after Remove. */
  records: z._default(z.nullable(z.int()), null),
  /** Of the time since data came last, or a repair was proved: how long nothing could come, ms. */
  downMs: z._default(z.number(), 0),
})
export type Known = z.infer<typeof knownSchema>

export const nothingKnown: Known = {
  rhythm: null,
  lastDataAt: null,
  breaks: [],
  brokenSince: null,
  pauses: [],
  repairedAt: null,
  offer: null,
  networkFailures: 0,
  refreshLeadMs: null,
  standing: null,
  passing: null,
  healed: [],
  records: null,
  downMs: 0,
  rival: null,
}
