import { diagnosisPolicy } from './policy.ts'
import type { StateId } from './states.ts'

/** A connection came into this state at this time (FitTrend's clock, ms). */
export interface StateChange {
  at: number
  state: StateId
}

const brokenStates = new Set<StateId>([
  'needs-repair',
  'revoked',
  'scope-missing',
  'shared-account',
])
const workingStates = new Set<StateId>([
  'healthy',
  'importing',
  'paused',
  'stale',
  'expiring',
  'service-down',
])

export function isBrokenState(state: StateId): boolean {
  return brokenStates.has(state)
}

/** From the change into a broken state to the one that ended it; null: it hasn't ended. */
export interface Break {
  from: number
  to: number | null
  state: StateId
}

/**
 * The breaks in a history, oldest first. Only a state that works ends one: unknown, disabled (a reset
 * passes through it) and a new name for the same trouble do not.
 */
export function breaksIn(changes: StateChange[]): Break[] {
  const breaks: Break[] = []
  let open: Break | null = null
  for (const { at, state } of changes) {
    if (isBrokenState(state) && !open) {
      open = { from: at, to: null, state }
      breaks.push(open)
    } else if (workingStates.has(state) && open) {
      open.to = at
      open = null
    }
  }
  return breaks
}

/** Since when it is broken and hasn't worked again; null: it isn't. */
export function openBreak(changes: StateChange[]): number | null {
  const last = breaksIn(changes).at(-1)
  return last && last.to === null ? last.from : null
}

/** Starts of the breaks within the window that ends now; what a clock set back left in the future doesn't count. */
export function recentBreaks(changes: StateChange[], now: number): number[] {
  return recent(
    breaksIn(changes).map(({ from }) => from),
    now,
  )
}

/** Starts of the pauses within the same window, those of the first import of history left out. */
export function recentPauses(changes: StateChange[], now: number): number[] {
  const since = changes.slice(changes.findLastIndex(({ state }) => state === 'importing') + 1)
  const starts = since.filter(
    ({ state }, place) => state === 'paused' && since[place - 1]?.state !== 'paused',
  )
  return recent(
    starts.map(({ at }) => at),
    now,
  )
}

function recent(times: number[], now: number): number[] {
  return times.filter((at) => at <= now && now - at <= diagnosisPolicy.breakWindowMs)
}

/**
 * States in which data may come. A shared account is among them, as it may have its turn: to take its silence for a
 * break would hide it.
 */
const flowing = new Set<StateId>(['healthy', 'importing', 'stale', 'expiring', 'shared-account'])

/** How long, of the time from one moment to another, nothing could come, ms. */
export function downtimeIn(changes: StateChange[], since: number, now: number): number {
  let down = 0
  for (const [place, { at, state }] of changes.entries()) {
    const from = Math.max(at, since)
    const to = Math.min(changes[place + 1]?.at ?? now, now)
    if (!flowing.has(state) && to > from) down += to - from
  }
  return down
}
