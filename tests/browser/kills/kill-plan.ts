import { setTimeout as pause } from 'node:timers/promises'
import type { RunningSandbox } from '../../../sandbox/start.ts'
import { setScene } from '../person/fittrend-account.ts'
import { holdAt, isHeld } from './hold.ts'
import type { KillPoint } from './kill-point.ts'
import type { UserAtRepair } from './user-at-repair.ts'
import type { Victim } from './victim.ts'
import { type Wake, wakes } from './wake.ts'

/** When to kill in the course of one repair, and what wakes the victim again. */
export interface KillPlan {
  /** Before the user presses "Repair", and each time the victim lives again. */
  arm(): Promise<void>
  /** Whether to kill now. */
  isDue(user: UserAtRepair): Promise<boolean>
  /** The user doesn't give permission yet. */
  readonly holdsBack: boolean
  /** What happens just before. */
  beforeKill(user: UserAtRepair): Promise<void>
  /** Counts the kill. */
  next(): Wake
  readonly kills: number
  /** Places that were reached, where places are planned. */
  readonly reached: KillPoint[]
}

/** Once at each of these places, in their order; `wakeOf` says what wakes after each. */
export function killAtPoints(
  victim: Victim,
  sandbox: RunningSandbox,
  points: KillPoint[],
  wakeOf: (kill: number) => Wake,
): KillPlan {
  const reached: KillPoint[] = []
  const current = () => points[reached.length]
  return {
    async arm() {
      const point = current()
      if (point?.refreshes) {
        const path = '/api/v1/connections/fitbit/authorizations'
        await setScene(sandbox, 'fault', { kind: 'status', status: 401, next: 1, path })
      }
      if (point?.seen === 'consent-allowed') await setScene(sandbox, 'latency', { siteMs: 1_000 })
      if (point?.at) await holdAt(victim.driver, point.at)
    },
    async isDue(user) {
      const point = current()
      if (!point) return false
      return point.at ? await isHeld(victim.driver) : (await user.question()) !== null
    },
    get holdsBack() {
      return current()?.seen !== undefined
    },
    async beforeKill(user) {
      if (current()?.seen !== 'consent-allowed') return
      // The service's code is on its way to FitTrend, whose answer is slow: the browser hasn't been told.
      await user.allow()
      await pause(400)
    },
    next() {
      const point = current()
      if (point) reached.push(point)
      return wakeOf(reached.length - 1)
    },
    get kills() {
      return reached.length
    },
    reached,
  }
}

/** A whole repair takes about twice this long here, ms; the next death comes within that from the last start. */
const longestLifeMs = 1_500

/** Up to four times, whenever the dice say. `random` gives numbers from 0 to 1. */
export function killAtRandom(random: () => number, most = 4): KillPlan {
  const wanted = 1 + Math.floor(random() * most)
  let kills = 0
  let dueAt = 0
  return {
    async arm() {
      dueAt = performance.now() + random() * longestLifeMs
    },
    isDue: async () => kills < wanted && performance.now() >= dueAt,
    holdsBack: false,
    async beforeKill() {},
    next() {
      kills += 1
      return wakes[Math.floor(random() * wakes.length)] ?? 'popup'
    },
    get kills() {
      return kills
    },
    reached: [],
  }
}
