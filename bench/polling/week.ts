const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** The week that is simulated. Times in ms from its Monday, midnight. */
export const week = {
  clients: 10_000,
  lengthMs: 7 * day,
  /** Tuesday, 15:00: nothing but 500s for half an hour, without Retry-After. */
  outage: { from: day + 15 * hour, to: day + 15.5 * hour },
  /** Wednesday, 14:00: ten minutes of 503, and the same moment in everybody's Retry-After. */
  deploy: { from: 2 * day + 14 * hour, to: 2 * day + 14 * hour + 10 * minute },
  /** Thursday, 16:00: a new version of the extension; every alarm is gone and every worker starts. */
  update: 3 * day + 16 * hour,
  /** Friday, 8:00 to 9:00: whoever sleeps wakes. */
  morning: { from: 4 * day + 8 * hour, to: 4 * day + 9 * hour },
  /** So long after each of these its effect is looked at, and kept out of "steady". */
  aftermathMs: 3 * hour,
  /** Machines that are never off: one in four. */
  alwaysOn: 0.25,
  /** Others: on at about 8:30, off at about 22:00. */
  wakes: { mean: 8.5 * hour, deviation: 1.5 * hour },
  sleeps: { mean: 22 * hour, deviation: 1.5 * hour },
  /** The server's max-age. */
  maxAgeMs: 5 * minute,
  /** Services of a client, and how long their tokens live: as Withings, Strava, Fitbit and Oura have it. */
  services: { from: 1, to: 3 },
  tokenLivesMs: [3 * hour, 6 * hour, 8 * hour, 24 * hour],
  /** FitTrend renews a token so long before its end; what falls into an outage is done in the minutes after it. */
  renewalLeadMs: 30 * minute,
  catchUpMs: 5 * minute,
  /**
   * One client in eight loses a token in this week: three in four at its end, because it wasn't renewed, the
   * others at any time (permission withdrawn, account in use). It is repaired two hours after the badge.
   */
  breakShare: 0.125,
  breaksAtTokenEnd: 0.75,
  repairAfterMs: 2 * hour,
} as const

export { day, hour, minute }
