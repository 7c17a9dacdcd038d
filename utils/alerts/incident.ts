import * as z from 'zod/mini'
import { isLoud, type StateId, states } from '../connections/states.ts'

/** One break of one connection, from first sight to proof of repair. Times in ms since the epoch. */
export const incidentSchema = z.object({
  key: z.string(),
  service: z.object({ id: z.string(), name: z.string() }),
  openedAt: z.number(),
  /** loud or loudest: an incident that becomes louder is told again. */
  alert: z.enum(['loud', 'loudest']),
  /** Notifications shown so far: the first and the reminders; and when the latest was. */
  told: z.int(),
  toldAt: z.nullable(z.number()),
  snoozedUntil: z.nullable(z.number()),
})
export type Incident = z.infer<typeof incidentSchema>

const hour = 60 * 60_000

/**
 * When an open incident is told: at once, after a day, after three days, then never again by itself
 * (the badge stays). A removed connection that isn't finished is told every day: it is our doing.
 * Waits count from the last telling: after a week without the browser one reminder comes, not all
 * that were missed.
 */
export const tellingPolicy = {
  remindAfterMs: [24 * hour, 48 * hour],
  loudestEveryMs: 24 * hour,
  laterMs: 24 * hour,
} as const

/** States in which work goes on: neither news nor proof. */
const inWork = new Set<StateId>(['repairing', 'awaiting-consent', 'verifying', 'unknown'])

/**
 * The incident after a state was seen, or null when there is none (any more). Only a state that is
 * known to be fine closes it; work in progress and "unknown" leave it as it is.
 */
export function nextIncident(
  before: Incident | null,
  key: string,
  service: Incident['service'],
  state: StateId,
  now: number,
): Incident | null {
  if (inWork.has(state)) return before
  if (!isLoud(state)) return null
  const alert = states[state].alert === 'loudest' ? 'loudest' : 'loud'
  if (before && !(before.alert === 'loud' && alert === 'loudest')) return { ...before, alert }
  return { key, service, openedAt: now, alert, told: 0, toldAt: null, snoozedUntil: null }
}

/** Whether the incident is due to be told now. */
export function isDue(incident: Incident, now: number): boolean {
  const { alert, told, toldAt, snoozedUntil } = incident
  // "Later" is a promise to tell again at that time, whatever the plan was.
  if (snoozedUntil !== null && snoozedUntil > (toldAt ?? 0)) return now >= snoozedUntil
  if (toldAt === null) return true
  const wait =
    alert === 'loudest' ? tellingPolicy.loudestEveryMs : tellingPolicy.remindAfterMs[told - 1]
  return wait !== undefined && now - toldAt >= wait
}

/** Whether a local hour lies in the quiet hours [from, to); from after to spans midnight. */
export function isQuiet(quiet: { from: number; to: number } | null, localHour: number): boolean {
  if (!quiet || quiet.from === quiet.to) return false
  return quiet.from < quiet.to
    ? localHour >= quiet.from && localHour < quiet.to
    : localHour >= quiet.from || localHour < quiet.to
}
