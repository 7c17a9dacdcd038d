import * as v from 'valibot'
import { type AlertLevel, type StateId, states } from '../connections/states.ts'
import { integer } from '../numbers.ts'
import { momentSchema } from '../time/moment.ts'
import { type SnoozeKind, tellingPolicy } from './telling-policy.ts'

/** One break of one connection (or what is worth a quiet sign), from first sight to proof of repair. Times in ms since the epoch. */
export const incidentSchema = v.object({
  key: v.string(),
  service: v.object({ id: v.string(), name: v.string() }),
  openedAt: momentSchema,
  /** Ended, but kept for a day: should it break again, it is the same incident. */
  closedAt: v.nullable(momentSchema),
  /** An incident that becomes louder is told again. */
  alert: v.picklist(['quiet', 'once', 'loud', 'loudest']),
  /** The state it was seen in last. */
  state: v.string(),
  /** Notifications shown so far: the first and the reminders; and when the latest was. */
  told: integer,
  toldAt: v.nullable(momentSchema),
  /** Id of the notification that told it last. */
  toldIn: v.optional(v.string()),
  snoozedUntil: v.nullable(momentSchema),
  /** Snoozed for as long as it stays in this state. */
  snoozedWhile: v.nullable(v.string()),
  /** The user has read why a reset may not last. */
  explained: v.boolean(),
})
export type Incident = v.InferOutput<typeof incidentSchema>

/** States in which work goes on: neither news nor proof. */
const inWork = new Set<StateId>(['repairing', 'awaiting-consent', 'verifying', 'unknown'])

const loudness: Record<Incident['alert'], number> = { quiet: 0, once: 1, loud: 2, loudest: 3 }

/**
 * The incident after a state was seen, or null when there is none (any more). Only a state that is
 * known to be fine closes it; work in progress and "unknown" leave it as it is.
 * @param level the state's own, or quieter where the verdict says so
 */
export function nextIncident(
  before: Incident | null,
  key: string,
  service: Incident['service'],
  state: StateId,
  now: number,
  level: AlertLevel = states[state].alert,
): Incident | null {
  const kept = before && isOver(before, now) ? null : before
  if (inWork.has(state)) return kept
  const isBreak = kept !== null && kept.alert !== 'quiet'
  // A quiet sign that has ended leaves nothing to remember: it was never told.
  if (level === 'none') return isBreak ? closed(kept, now) : null
  if (level === 'quiet' && isBreak) return closed(kept, now)
  const isLouder = kept !== null && loudness[level] > loudness[kept.alert]
  if (!kept || isLouder) return opened(key, service, state, level, now)
  return seenAgain(kept, state, level)
}

function opened(
  key: string,
  service: Incident['service'],
  state: StateId,
  alert: Incident['alert'],
  now: number,
): Incident {
  return {
    key,
    service,
    openedAt: now,
    closedAt: null,
    alert,
    state,
    told: 0,
    toldAt: null,
    snoozedUntil: null,
    snoozedWhile: null,
    explained: false,
  }
}

function closed(incident: Incident, now: number): Incident {
  // It has changed: what waited for that waits no longer.
  return { ...incident, closedAt: incident.closedAt ?? now, snoozedWhile: null, explained: false }
}

function seenAgain(incident: Incident, state: StateId, alert: Incident['alert']): Incident {
  const hasChanged = incident.snoozedWhile !== null && incident.snoozedWhile !== state
  return {
    ...incident,
    ...(incident.closedAt === null ? {} : { closedAt: null, told: Math.min(incident.told, 1) }),
    ...(hasChanged ? { snoozedWhile: null, told: 0, toldAt: null } : {}),
    alert,
    state,
  }
}

function isOver({ closedAt }: Incident, now: number): boolean {
  return closedAt !== null && now - closedAt >= tellingPolicy.sameIncidentMs
}

/** Put off by the user. */
export function snoozed(incident: Incident, kind: SnoozeKind, now: number): Incident {
  return kind === 'change'
    ? { ...incident, snoozedUntil: null, snoozedWhile: incident.state }
    : { ...incident, snoozedUntil: now + tellingPolicy.snoozeMs[kind], snoozedWhile: null }
}

/** Taken up again by the user. */
export function woken(incident: Incident): Incident {
  return { ...incident, snoozedUntil: null, snoozedWhile: null }
}

export function isSnoozed(incident: Incident, now: number): boolean {
  const { snoozedUntil, snoozedWhile, state } = incident
  return snoozedWhile === state || (snoozedUntil !== null && snoozedUntil > now)
}

/** Whether the incident is due to be told now. */
export function isDue(incident: Incident, now: number): boolean {
  const at = dueAt(incident)
  return at !== null && at <= now
}

/** When the incident is due to be told next (ms since the epoch); null: never by itself. */
export function dueAt(incident: Incident): number | null {
  const { alert, told, toldAt, openedAt, snoozedUntil, snoozedWhile, closedAt, state } = incident
  if (closedAt !== null || snoozedWhile === state) return null
  // A snooze is a promise to tell again at that time, whatever the plan was.
  if (snoozedUntil !== null && snoozedUntil > (toldAt ?? 0)) return snoozedUntil
  if (toldAt === null) return openedAt
  if (alert === 'once' || alert === 'quiet') return null
  const wait =
    alert === 'loudest' ? tellingPolicy.loudestEveryMs : tellingPolicy.remindAfterMs[told - 1]
  return wait === undefined ? null : toldAt + wait
}
