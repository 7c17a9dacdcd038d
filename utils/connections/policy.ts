const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** Numbers that diagnosis rests on, each with its reason. Times in ms. */
export const diagnosisPolicy = {
  /** Apart by this much, two readings of one thing are no blip: FitTrend has retried in between. */
  confirmMs: 5 * minute,
  /** Breaks are counted over this time (taxonomy: third break in 30 days). */
  breakWindowMs: 30 * day,
  /** The third break says that it isn't chance. */
  breaksThatMeanSharing: 3,
  /**
   * A repair that broke again within a day has not lasted: a token is refreshed several times a day
   * (every 8 hours at Fitbit), so it failed at one of the first refreshes.
   */
  lastingMs: day,
  /** So many imports in a row that failed by the network are the network's or the service's trouble. */
  networkFailures: 3,
  /** A token past its usual refresh by this share of the usual lead is late. */
  lateShare: 0.25,
  /** Where no refresh was seen yet: the last twentieth of a token's life. */
  lastShareOfLife: 0.05,
  /** Nothing could be read for this long: what was read before is no longer known (taxonomy). */
  unknownAfterMs: day,
} as const
