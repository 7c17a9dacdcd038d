import * as v from 'valibot'
import { finite, integer } from '../numbers.ts'
import { momentSchema } from '../time/moment.ts'
import { rhythmSchema } from './rhythm.ts'

/**
 * What is known of a connection beyond the latest reading: from its history, from the journal of
 * repairs, from other accounts. Kept with the reading, so that a verdict can be given again at any
 * time. All times in ms since the epoch by FitTrend's clock.
 */
export const knownSchema = v.object({
  rhythm: v.nullable(rhythmSchema),
  /** When new data came last. */
  lastDataAt: v.nullable(momentSchema),
  /** Starts of the breaks within the last 30 days, the present one included, oldest first. */
  breaks: v.array(momentSchema),
  /** Since when it has been broken without having worked again, also while it is switched off; null: it isn't. */
  brokenSince: v.optional(v.nullable(momentSchema), null),
  /** Starts of the pauses within the last 30 days, the present one included, oldest first. */
  pauses: v.array(momentSchema),
  /** When a repair was proved last. */
  repairedAt: v.nullable(momentSchema),
  /** What FitTrend offers for this service (GET /services); null: not asked. */
  offer: v.nullable(v.picklist(['available', 'unavailable', 'retired'])),
  /** Import runs that failed by the network, in a row, up to now. */
  networkFailures: finite,
  /** How long before a token's end FitTrend usually has a new one, ms. */
  refreshLeadMs: v.nullable(finite),
  /** A break that the latest reading may not have disproved yet. */
  standing: v.nullable(
    v.object({
      state: v.picklist(['needs-repair', 'revoked', 'scope-missing', 'shared-account']),
      /** Start of the trouble: what is newer than this proves that it is over. */
      since: momentSchema,
      /** When a reading said first that it is over, without proof; null: none has. */
      clearSince: v.nullable(momentSchema),
    }),
  ),
  /** Another FitTrend account, signed in here, that imports from the same account of the service. */
  rival: v.nullable(v.string()),
  /**
   * Trouble by a code that isn't final, under way: since when (FitTrend says so), and when it was seen first.
   * This and what follows has a default: readings that were kept before lack it.
   */
  passing: v.optional(v.nullable(v.object({ from: momentSchema, seenAt: momentSchema })), null),
  /** Such troubles within the last 30 days that have healed without a reset, oldest first. */
  healed: v.optional(v.array(v.object({ from: momentSchema, to: momentSchema })), []),
  /** Records at the reading in which it was listed last: what came since is told from it, also after Remove. */
  records: v.optional(v.nullable(integer), null),
  /** Of the time since data came last, or a repair was proved: how long nothing could come, ms. */
  downMs: v.optional(finite, 0),
})
export type Known = v.InferOutput<typeof knownSchema>

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
