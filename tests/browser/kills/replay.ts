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

/**
 * The journal keeps what a repair has become, not what has happened to it. From two records that followed each other on
 * disk the event between them is found again: each kind is tried with what the later record tells of its payload, and
 * the reducer has to make exactly the later record of the earlier one.
 */

/** The two records are one event apart; null: no event of the machine leads from the one to the other. */
export function eventBetween(before: RepairRecord, after: RepairRecord): RepairEvent | null {
  const at = after.updatedAt
  const isIt = (event: RepairEvent) => isSame(applied(before, event, at), after)
  return payloads(before, after).find(isIt) ?? null
}

function applied(record: RepairRecord, event: RepairEvent, at: number): RepairRecord | null {
  try {
    return apply(record, event, at)
  } catch (error) {
    if (error instanceof IllegalEventError) return null
    throw error
  }
}

/** `openKey` and `updatedAt` are the journal's own. */
function isSame(one: RepairRecord | null, other: RepairRecord): boolean {
  const own = { openKey: undefined, updatedAt: 0 }
  return one !== null && isDeepStrictEqual({ ...one, ...own }, { ...other, ...own })
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
  'step-intended': (_, { tabId }) => stepIds.map((step) => ({ step, tabId: tabId ?? 0 })),
  'step-untouched': () => stepIds.map((step) => ({ step })),
  'step-proved': ({ phase }, { steps, before }) => {
    const step = phase as PageStepId
    const note = steps[step]?.note ?? null
    const goneAt = before?.newestRunAt ? Date.parse(before.newestRunAt) + 1_000 : undefined
    return both.flatMap((isUntouched) =>
      both.flatMap((isGone) =>
        (['done', 'skipped'] as const).flatMap((status) =>
          [undefined, goneAt].map((it) => ({
            step,
            status,
            note,
            isUntouched,
            isGone,
            goneAt: it,
          })),
        ),
      ),
    )
  },
  'select-passed-over': (_, { steps }) => [{ note: steps.select?.note ?? '' }],
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
  'listed-later': (_, { before, updatedAt }) => {
    const serverTime = before?.newestRunAt ? Date.parse(before.newestRunAt) + 1_000 : updatedAt
    return (['on', 'off', 'gone'] as const).map((listed) => ({ listed, serverTime }))
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
