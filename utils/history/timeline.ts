import { type Break, breaksIn, isBrokenState, type StateChange } from '../connections/breaks.ts'
import { diagnosisPolicy } from '../connections/policy.ts'
import { type Rhythm, rhythmOf } from '../connections/rhythm.ts'
import type { Summary } from '../connections/summary.ts'
import { changesOver, type Day, startOf } from './day-record.ts'

/** The story of one connection, for views and diagnosis. Times in ms since the epoch. */
export interface Timeline {
  changes: StateChange[]
  breaks: Break[]
  /** Days (ISO) on which new data came. */
  dataDays: string[]
  lastDataAt: number | null
  rhythm: Rhythm | null
  /** Share of the time watched in which imports could go on, 0 to 1; null before anything was seen. */
  uptime: number | null
  /** When it is likely to break next, where it breaks regularly. */
  nextBreakAt: number | null
}

/** No view shows more of them; with these a reading of many services stays small. */
const most = { incidents: 12, changes: 60 }

/** Reads the story out of the days. @param now FitTrend's time */
export function timelineOf(days: Day[], now: number): Timeline {
  const changes = changesOver(days)
  const breaks = breaksIn(changes)
  const withData = days.filter(({ record }) => (record.n ?? 0) > 0)
  const last = withData.at(-1)
  const dataDays = withData.map(({ day }) => day)
  return {
    changes,
    breaks,
    dataDays,
    lastDataAt: last ? startOf(last.day) + (last.record.l ?? 0) : null,
    rhythm: rhythmOf(dataDays),
    uptime: uptimeOf(changes, now),
    nextBreakAt: nextBreak(breaks, now),
  }
}

export function summaryOf({ changes, breaks, uptime, rhythm, nextBreakAt }: Timeline): Summary {
  return {
    watchedSince: changes[0]?.at ?? null,
    uptime,
    breaks: breaks.length,
    lastBreakAt: breaks.at(-1)?.from ?? null,
    rhythm,
    nextBreakAt,
    incidents: breaks.slice(-most.incidents).reverse(),
    changes: changes.slice(-most.changes),
  }
}

/** Time in which nobody knows, or in which the user wanted no import, counts neither way. */
function uptimeOf(changes: StateChange[], now: number): number | null {
  let up = 0
  let down = 0
  for (const [place, { at, state }] of changes.entries()) {
    const lasted = Math.max(0, (changes[place + 1]?.at ?? now) - at)
    if (state === 'unknown' || state === 'disabled') continue
    if (isBrokenState(state) || state === 'service-down' || state === 'service-retired') {
      down += lasted
    } else {
      up += lasted
    }
  }
  return up + down === 0 ? null : up / (up + down)
}

/** A rule that has missed its time is none: nobody is told of a day that has passed. */
function nextBreak(breaks: Break[], now: number): number | null {
  const last = breaks.at(-1)
  if (!last || last.to === null || breaks.length < diagnosisPolicy.breaksForRule) return null
  const gaps = breaks.slice(1).map(({ from }, place) => from - (breaks[place]?.from ?? from))
  const typical = [...gaps].sort((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0
  const tolerance = typical * diagnosisPolicy.ruleDeviation
  const isRegular = gaps.every((gap) => Math.abs(gap - typical) <= tolerance)
  const next = last.from + typical
  return isRegular && next > now ? next : null
}
