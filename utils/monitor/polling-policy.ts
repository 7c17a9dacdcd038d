import { day, hour, minute, second } from '../time/durations.ts'

/** How often FitTrend is asked, in one place, with the reasons. Times in ms. */
export const policy = {
  /**
   * Period by how long nothing has broken or come back. Trouble comes in clusters: a repair that doesn't last fails
   * within a day. Who has been fine for a week is asked about twelve times a day, mostly 304.
   */
  periods: [
    { steadyMs: 0, periodMs: 15 * minute },
    { steadyMs: day, periodMs: 30 * minute },
    { steadyMs: 3 * day, periodMs: hour },
    { steadyMs: 7 * day, periodMs: 2 * hour },
  ],
  /** Without the API each look opens a tab: seldom, whatever has happened. */
  pagePeriodMs: 6 * hour,
  /**
   * A token that FitTrend doesn't renew breaks at a time that is known beforehand. Where one ends about
   * when the next check is due anyway, that check comes so long after it (ms, drawn from the range: a
   * service's outage gives many users tokens of one age). It costs no request, and the badge comes in
   * minutes where it took up to a period.
   */
  afterTokenEnd: { fromMs: 2 * minute, toMs: 20 * minute },
  /** "About when": within these shares of the period, so that a day has no more checks than before. */
  tokenEndWithin: { from: 0.25, to: 1.25 },
  /** Offline nothing is sent, so looking whether the network is back costs nobody but this machine. */
  offlinePeriodMs: 10 * minute,
  /** The period is stretched or shrunk by up to this share, so that clients don't march in step. */
  jitter: 0.2,
  backoffBaseMs: minute,
  backoffCapMs: 4 * hour,
  /** The floor keeps a lucky draw from asking again at once. */
  backoffFloorMs: 30 * second,
  /** Each good check earns a tenth of a retry: over time at most a tenth of all requests are retries. */
  retryEarned: 0.1,
  retriesAtFirst: 1,
  retriesAtMost: 2,
  /** A server that names one moment for all is not to find them all there. */
  afterRetryAfterMs: 20 * minute,
  /** A check this late is late for everybody at once: after sleep, an update, the start of the browser. */
  lateMs: 2 * minute,
  /** Late checks are spread over this. */
  lateSpreadMs: 10 * minute,
  /** A visit to FitTrend triggers a check unless the last one is younger than this. */
  visitMinAgeMs: minute,
} as const
