import { day, hour, minute } from '../time/durations.ts'

/** Numbers that diagnosis rests on, each with its reason. Times in ms. */
export const diagnosisPolicy = {
  /** Apart by this much, two readings of one thing are no blip: FitTrend has retried in between. */
  confirmMs: 5 * minute,
  /**
   * What has healed by itself will again, in about the same time: half as much more is waited for before it is told.
   * Not longer than a night: after that a lost token is worth a word, even if it should heal.
   */
  healingShare: 1.5,
  longestPatienceMs: 6 * hour,
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
  /**
   * How often new data usually comes (rhythm.ts), in days where nothing else is said. Fewer gaps than
   * these tell no rhythm: better no word than a false alarm for a new user. Older ones are another season
   * of life.
   */
  fewestGaps: 4,
  latestGaps: 60,
  /** Far outside of it: three times the usual gap, and twice what is long for this user. */
  timesTypical: 3,
  timesLong: 2,
  /** Six deviations: once in some hundred million of a normal distribution. */
  deviations: 6,
  /** Never sooner, however regular: two days are a weekend without the phone. */
  leastDays: 3,
  /** Where no rhythm is known, only what is longer than a scale that is stepped on monthly would need. */
  silentMs: 45 * day,
  /** "Imports go on" is said of an import within this time, where no rhythm is known: FitTrend imports each day. */
  recentMs: 3 * day,
  /** A token that ended so long ago isn't late any more: each import since would have renewed it. */
  deadTokenMs: day,
  /** An import newer than an error outranks it for so long, where no rhythm says how long one may take. */
  freshMs: day,
  /** The third pause in 30 days with all history in is no longer the first import's (FitTrend's help). */
  pausesThatAreOdd: 3,
  /** Three breaks whose distances differ by a quarter at the most are a rule: the next one is foretold. */
  breaksForRule: 3,
  ruleDeviation: 0.25,
  /** Nothing could be read for this long: what was read before is no longer known (taxonomy). */
  unknownAfterMs: day,
} as const
