import type { Bench, Figure } from '../bench.ts'
import { percentile } from '../percentile.ts'
import { type Observed, simulate } from './simulate.ts'
import { hour, minute, week } from './week.ts'

/** Rates are over windows of this length: a single second of 10,000 clients is mostly chance. */
const windowMs = minute
const million = 1_000_000 / week.clients

export const pollingBench: Bench = {
  name: 'polling',
  about: `${week.clients} clients over 7 days, on a virtual clock`,
  async run() {
    const calm = simulate({ importEveryMs: null, hasTokens: false })
    const usual = simulate({ importEveryMs: hour, hasTokens: true })
    return figuresOf(usual, calm)
  },
}

/** @param usual imports every hour, tokens are renewed; `calm`: nothing changes but breaks and repairs */
function figuresOf(seen: Observed, calm: Observed): Figure[] {
  const rates = ratesOf(seen.requests)
  const seconds = week.lengthMs / 1000
  const mean = seen.requests.length / seconds
  const steady = peak(rates, (at) => !isAftermath(at))
  const after = (from: number) => peak(rates, (at) => at >= from && at < from + week.aftermathMs)
  const outage = after(week.outage.to)
  const deploy = after(week.deploy.to)
  const update = after(week.update)
  const morning = peak(rates, (at) => at >= week.morning.from && at < week.morning.to + hour)
  const perDay = seen.requests.length / week.clients / 7
  return [
    rate('mean', mean, 'requests, mean'),
    rate('steady_peak', steady, 'requests, steady peak (busiest minute)'),
    { ...ratio('steady_peak_ratio', steady / mean, 'steady peak to mean'), atMost: 3 },
    rate('outage_peak', outage, 'busiest minute after the outage'),
    { ...ratio('outage_peak_ratio', outage / steady, 'that, to the steady peak'), atMost: 2 },
    {
      ...ratio(
        'deploy_peak_ratio',
        deploy / steady,
        'after 503 with one Retry-After for all, to it',
      ),
      atMost: 2,
    },
    {
      ...ratio('update_peak_ratio', update / steady, 'after an update of all at once, to it'),
      atMost: 2,
    },
    {
      ...ratio('morning_peak_ratio', morning / steady, 'the morning when all wake, to it'),
      atMost: 2,
    },
    {
      name: 'before_retry_after',
      value: seen.tooEarly,
      unit: 'requests',
      about: 'requests before Retry-After',
      atMost: 0,
    },
    {
      ...percent('retries', seen.retries / seen.requests.length, 'retries among all requests'),
      atMost: 10,
    },
    {
      ...percent(
        'not_modified',
        calm.unchanged / calm.good,
        'answers 304 where nothing changes but breaks and repairs',
      ),
      atLeast: 95,
    },
    percent(
      'not_modified_usual',
      seen.unchanged / seen.good,
      'the same where hourly imports and renewed tokens change the answer',
    ),
    {
      name: 'per_client_day',
      value: perDay,
      unit: 'requests',
      about: 'requests per client and day',
    },
    minutes(
      'badge_median',
      seen.untilBadgeOn,
      0.5,
      'from expiry to badge while the machine is on, median',
    ),
    minutes('badge_p95', seen.untilBadgeOn, 0.95, 'the same, 95th percentile'),
    minutes(
      'badge_median_clock',
      seen.untilBadge,
      0.5,
      'from expiry to badge by the clock, nights included, median',
    ),
    minutes('badge_p95_clock', seen.untilBadge, 0.95, 'the same, 95th percentile'),
    minutes(
      'badge_median_unknown_end',
      calm.untilBadgeOn,
      0.5,
      'on, median, where FitTrend doesn’t say when tokens end',
    ),
    minutes('badge_p95_unknown_end', calm.untilBadgeOn, 0.95, 'the same, 95th percentile'),
    rate('million_mean', mean * million, 'requests at 1,000,000 clients, mean'),
    rate('million_steady_peak', steady * million, 'requests at 1,000,000 clients, steady peak'),
    rate(
      'million_outage_peak',
      outage * million,
      'requests at 1,000,000 clients, after the outage',
    ),
  ]
}

/** Requests per second in each window of the week. */
function ratesOf(requests: number[]): number[] {
  const counts = new Array<number>(Math.ceil(week.lengthMs / windowMs)).fill(0)
  for (const at of requests) {
    const place = Math.floor(at / windowMs)
    counts[place] = (counts[place] ?? 0) + 1
  }
  return counts.map((count) => count / (windowMs / 1000))
}

function peak(rates: number[], isWanted: (at: number) => boolean): number {
  return rates.reduce((most, rate, n) => (isWanted(n * windowMs) ? Math.max(most, rate) : most), 0)
}

function isAftermath(at: number): boolean {
  const { outage, deploy, update, morning, aftermathMs } = week
  const events = [
    [outage.from, outage.to],
    [deploy.from, deploy.to],
    [update, update],
    [morning.from, morning.to],
  ] as const
  return events.some(([from, to]) => at >= from && at < to + aftermathMs)
}

const rate = (name: string, value: number, about: string): Figure => ({
  name,
  value,
  unit: 'rps',
  about,
})
const ratio = (name: string, value: number, about: string): Figure => ({
  name,
  value,
  unit: 'x',
  about,
})
const percent = (name: string, share: number, about: string): Figure => ({
  name,
  value: share * 100,
  unit: '%',
  about,
})

function minutes(name: string, times: number[], share: number, about: string): Figure {
  return { name, value: percentile(times, share) / minute, unit: 'min', about }
}
