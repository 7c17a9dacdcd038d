import { isDeepStrictEqual } from 'node:util'
import type {
  EventKind,
  EventOf,
  PageStepId,
  RepairEvent,
} from '../../../utils/repair/record/events.ts'
import { apply, IllegalEventError } from '../../../utils/repair/record/machine.ts'
import type { RepairRecord } from '../../../utils/repair/record/schema.ts'
import { stepIds } from '../../../utils/site/steps.ts'
import { verbatim } from '../../verbatim.ts'

/**
 * The journal keeps what a repair has become, not what has happened to it. From two records that followed each other on
 * disk the event between them is found again: each kind is tried with what the later record tells of its payload, and
 * the reducer has to make exactly the later record of the earlier one.
 */

/** What leads from one record to the next on disk; null: no event of the machine does. */
export function eventBetween(before: RepairRecord, after: RepairRecord): RepairEvent | null {
  return eventsBetween(before, after, 1)?.[0] ?? null
}

/** So many writes of a life may have come before anybody watched it, on a busy machine. */
const mostUnseen = 8
/** Ways that are followed at once, those that are nearest to the later record: a step has hundreds. */
const mostWays = 200

/** The same where records in between weren't seen, of so many events at most. */
function eventsBetween(
  before: RepairRecord,
  after: RepairRecord,
  most: number,
): RepairEvent[] | null {
  const known = new Set<string>()
  let front: { at: RepairRecord; events: RepairEvent[]; away: number }[] = [
    { at: before, events: [], away: 0 },
  ]
  for (let count = 0; count < most; count++) {
    const next: typeof front = []
    for (const { at, events } of front) {
      for (const event of payloads(at, after)) {
        for (const moment of momentsOf(event, after)) {
          const made = applied(at, event, moment)
          if (made === null || made === at) continue
          const way = { at: made, events: [...events, event], away: awayFrom(after, made) }
          if (way.away === 0) return way.events
          const state = JSON.stringify({ ...made, ...journalsOwn })
          if (!known.has(state)) next.push(way)
          known.add(state)
        }
      }
    }
    front = next.sort((one, other) => one.away - other.away).slice(0, mostWays)
  }
  return null
}

/** When it may have happened: what it has marked stands in the later record. */
function momentsOf({ kind }: RepairEvent, { updatedAt, steps, waiting, enabledAt }: RepairRecord) {
  if (kind !== 'step-proved')
    return [updatedAt, waiting?.since, enabledAt].flatMap((at) => at ?? [])
  return [...new Set(Object.values(steps).flatMap((mark) => mark?.at ?? []))]
}

/**
 * Pairs of records, one written after the other, that the reducer doesn't explain. After null, another background is
 * watched: the last write of the one before may have been lost with it, and the first of this one went unseen.
 */
export function unexplainedIn(rows: (RepairRecord | null)[]): string[] {
  return rows.flatMap((row, place) => {
    if (row === null) return []
    const isWatchedAnew = rows[place - 1] === null
    const all = rows.slice(0, place).flatMap((it) => it ?? [])
    const earlier = all.slice(isWatchedAnew ? -2 : -1).filter(({ id }) => id === row.id)
    const most = isWatchedAnew ? mostUnseen : 1
    const isExplained = earlier.some(
      (it) => isSame(it, row) || eventsBetween(it, row, most) !== null,
    )
    const [last] = earlier.slice(-1)
    return last === undefined || isExplained ? [] : [told(last, row)]
  })
}

/** As much as tells which event it was, and why no event was found: what differs stands whole. */
function told(earlier: RepairRecord | undefined, later: RepairRecord): string {
  const keys = Object.keys({ ...earlier, ...later }) as (keyof RepairRecord)[]
  const differs = keys.filter((key) => !isDeepStrictEqual(earlier?.[key], later[key]))
  const parts = differs.map((key) => `${key}: ${shown(earlier?.[key])} -> ${shown(later[key])}`)
  return `in ${earlier?.phase}: ${parts.join(', ')}`
}

function shown(value: unknown): string {
  return JSON.stringify(value) ?? 'none'
}

function applied(record: RepairRecord, event: RepairEvent, at: number): RepairRecord | null {
  try {
    return apply(record, event, at)
  } catch (error) {
    if (error instanceof IllegalEventError) return null
    throw error
  }
}

/** What the journal adds by itself. */
const journalsOwn = { openKey: undefined, updatedAt: 0 }

function isSame(one: RepairRecord, other: RepairRecord): boolean {
  return awayFrom(one, other) === 0
}

/** In how much two records differ; steps and acts count one by one. */
function awayFrom(one: RepairRecord, other: RepairRecord): number {
  const [ours, theirs] = [leaves(one), leaves(other)]
  return Object.keys({ ...ours, ...theirs }).filter(
    (key) => !isDeepStrictEqual(ours[key], theirs[key]),
  ).length
}

function leaves(record: RepairRecord): Record<string, unknown> {
  const { steps, acted, ...rest } = { ...record, ...journalsOwn }
  const marks = Object.entries(steps).map(([id, mark]) => [`steps.${id}`, mark])
  const acts = acted.map((id, place) => [`acted.${place}`, id])
  return { ...rest, ...Object.fromEntries([...marks, ...acts]) }
}

const both = [true, false]
const removals = [undefined, 'no', 'maybe', 'yes'] as const
const byWhom = ['no', 'rest'] as const

type Made = {
  [K in EventKind]: (before: RepairRecord, after: RepairRecord) => Omit<EventOf<K>, 'kind'>[]
}

const made: Made = {
  'gate-passed': (_, { before }) =>
    before
      ? (['no', 'disabled', 'removed'] as const).map((begunByHand) => ({ before, begunByHand }))
      : [],
  ended: (_, { problem }) =>
    problem ? removals.map((removed) => ({ problem, ...(removed && { removed }) })) : [],
  'found-removed': (_, { before, updatedAt }) => [
    { serverTime: before?.newestRunAt ? Date.parse(before.newestRunAt) + 1_000 : updatedAt },
  ],
  'step-intended': (_, { tabId }) => stepIds.map((step) => ({ step, tabId: tabId ?? 0 })),
  'step-untouched': () => stepIds.map((step) => ({ step })),
  'step-proved': ({ phase }, { steps, before }) => {
    const step = phase as PageStepId
    const note = steps[step]?.note ?? null
    const goneAt = before?.newestRunAt ? Date.parse(before.newestRunAt) + 1_000 : undefined
    return both.flatMap((isUntouched) =>
      both.flatMap((isGone) =>
        (['done', 'skipped'] as const).flatMap((status) =>
          [undefined, goneAt].flatMap((it) =>
            (step === 'expand' ? both : [false]).map((isOff) => ({
              step,
              status,
              note,
              isUntouched,
              isOff,
              isGone,
              goneAt: it,
            })),
          ),
        ),
      ),
    )
  },
  'select-passed-over': (_, { steps }) => [{ note: steps.select?.note ?? verbatim('') }],
  'tab-opened': (_, { tabId }) => [{ tabId: tabId ?? 0 }],
  'browser-started': () => [{}],
  'questions-asked': ({ phase, questions: known }, { questions }) => [
    { step: phase as PageStepId, questions: questions.slice(known.length) },
  ],
  'page-seen': ({ phase, accountName }, { pageSession: { name, listed } }) =>
    (['connect', 'signed-out', 'other'] as const).flatMap((kind) =>
      both.map((isNamed) => ({
        step: phase as PageStepId,
        view: {
          kind,
          user: {
            isNamed,
            name: isNamed && name === accountName ? null : name,
            listed: listed ?? [],
          },
        },
      })),
    ),
  'account-doubted': () => [{}],
  'account-proved': (_, { pageSession }) => [{ session: pageSession }],
  'list-read': (_, { list }) => [{ tookMs: list?.tookMs ?? 0 }],
  'list-unread': (_, { waiting }) =>
    waiting?.kind === 'list' ? [{ tookMs: waiting.tookMs, problem: waiting.problem }] : [],
  'list-told': () => both.map((goOn) => ({ goOn })),
  'sign-in-asked': (_, { removed }) => [{ removed }],
  'whose-page-asked': (_, { waiting }) =>
    waiting?.kind === 'account' ? [{ why: waiting.why }] : [],
  'whose-page-told': () => both.map((isIt) => ({ isIt })),
  'click-asked': ({ phase }, { waiting }) =>
    waiting?.kind === 'user-click'
      ? (['no', 'step'] as const).map((hands) => ({
          step: phase as PageStepId,
          sentence: waiting.sentence,
          problem: waiting.problem,
          hands,
        }))
      : [],
  'click-not-done': () => removals.map((removed) => (removed ? { removed } : {})),
  'wait-over': ({ waiting }) => (waiting ? [{ for: [waiting.kind] }] : []),
  'hands-changed': () => byWhom.map((byHand) => ({ byHand })),
  'consent-asked': (_, { consentState }) => [{ state: consentState ?? '' }],
  'consent-awaited': () => [{}],
  'consent-unavailable': ({ consentState }) => [{ state: consentState ?? '' }],
  'consent-window-opened': (_, { consentWindow }) => [{ window: consentWindow ?? 0 }],
  'consent-window-adopted': (_, { consentWindow }) => [{ window: consentWindow }],
  'consent-window-gone': () => [{ state: null }],
  'consent-failed': ({ consentState }, { problem }) =>
    problem ? both.map((isListed) => ({ state: consentState ?? '', problem, isListed })) : [],
  'consent-in-tab': () => [{}],
  'consent-in-tab-denied': () => [{}],
  back: () => [{ state: null }],
  looked: (_, { lookedAt, awaits }) => [
    { seen: null },
    ...both.flatMap((isListed) =>
      both.map((hasSettings) => ({
        seen: { serverTime: lookedAt ?? 0, isListed, hasSettings, awaits },
      })),
    ),
  ],
  'settings-saved': () => (['yes', 'failed'] as const).map((result) => ({ result })),
  proved: (_, { receipt }) => (receipt ? [{ receipt }] : []),
  'stop-asked': () => [{}],
  'carried-on': () =>
    byWhom.flatMap((byHand) =>
      (['api', 'page'] as const).map((consentBy) => ({ byHand, consentBy })),
    ),
  'listed-later': (earlier, { before, updatedAt }) => {
    const serverTime = before?.newestRunAt ? Date.parse(before.newestRunAt) + 1_000 : updatedAt
    const times = [earlier.updatedAt + 1, earlier.updatedAt + 60_001, updatedAt]
    return (['on', 'off', 'gone'] as const).flatMap((listed) =>
      times.map((readAt) => ({ listed, serverTime, readAt })),
    )
  },
  'result-shown': () => [{}],
  'result-closed': () => [{}],
  'left-removed': () => [{}],
  'handed-on': () => [{}],
}

function payloads(before: RepairRecord, after: RepairRecord): RepairEvent[] {
  return (Object.keys(made) as EventKind[]).flatMap((kind) =>
    made[kind](before, after).map((payload) => ({ kind, ...payload }) as RepairEvent),
  )
}
