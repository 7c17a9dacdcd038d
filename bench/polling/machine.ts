import { around } from './random.ts'
import { day, week } from './week.ts'

/** When one machine is on: [from, to) in ms from the week's start, in order. */
export type OnTimes = [number, number][]

export function onTimes(random: () => number): OnTimes {
  if (random() < week.alwaysOn) return [[-1, week.lengthMs]]
  const times: OnTimes = []
  for (let n = 0; n < 7; n++) {
    const start = n * day
    const { morning } = week
    const isRush = morning.from >= start && morning.from < start + day
    const on = isRush
      ? morning.from + random() * (morning.to - morning.from)
      : start + around(week.wakes.mean, week.wakes.deviation, random)
    times.push([on, start + around(week.sleeps.mean, week.sleeps.deviation, random)])
  }
  return times
}

/** The time itself where the machine is on, else when it is on next; null: not in this week. */
export function onAt(times: OnTimes, at: number): number | null {
  const next = times.find(([, to]) => at < to)
  return next ? Math.max(at, next[0]) : null
}
