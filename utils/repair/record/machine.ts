import type { StepId } from '../../site/steps.ts'
import { day, minute } from '../../time/durations.ts'
import { message } from '../../words/message.ts'
import type { EventKind, EventOf, PageStepId, RepairEvent } from './events.ts'
import { sessionAfter } from './page-session.ts'
import type { RepairProblem } from './problem.ts'
import {
  isOpen,
  isUnfinished,
  owesProof,
  type RecordIn,
  type RepairRecord,
  type StepMark,
} from './schema.ts'
import { seenGone } from './seen-gone.ts'
import { type Row, type steps, table } from './table.ts'

type Table = typeof table
type From<K extends EventKind> = RecordIn<Table[K]['from'][number]>

/** What a phase can't make of an event: a fault of ours, never the user's doing. */
export class IllegalEventError extends Error {
  override name = 'IllegalEventError'
}

/**
 * The record after an event; the very same record where it came too late to change anything. Throws an
 * IllegalEventError for a pair that isn't in the table.
 * @param at our clock, ms since the epoch
 */
export function apply(record: RepairRecord, event: RepairEvent, at: number): RepairRecord {
  const row: Row = table[event.kind]
  if (!row.from.includes(record.phase)) {
    if (row.late.includes(record.phase)) return record
    throw new IllegalEventError(`${event.kind} in ${record.phase}`)
  }
  const handler = handlers[event.kind] as (
    record: RepairRecord,
    event: RepairEvent,
    at: number,
  ) => RepairRecord
  const next = handler(record, event, at)
  const isLegal =
    row.to.includes(next.phase) || (next.phase === record.phase && row.to.includes('same'))
  if (next !== record && !isLegal) {
    throw new IllegalEventError(`${event.kind} from ${record.phase} to ${next.phase}`)
  }
  return next
}

type Handlers = {
  [K in EventKind]: (record: From<K>, event: EventOf<K>, at: number) => RepairRecord
}

const handlers: Handlers = {
  'gate-passed': (record, { before, begunByHand }, at) => {
    const isGone = begunByHand === 'removed'
    const removed = isGone ? 'yes' : record.removed
    const done = isGone
      ? { expand: byUser(at), disable: byUser(at), remove: byUser(at) }
      : record.steps
    // Nothing is left to remove that could show whose page it is.
    const whose = isGone && record.source === 'api' ? inDoubt(record) : record
    return { ...inStep(whose, 'open'), before, removed, steps: done }
  },
  ended: (record, { problem, removed }) => {
    // What nobody has set out to remove, by us or by hand, isn't removed.
    const mayBe = record.acted.includes('remove') || record.removed !== 'no'
    // Added again, and never seen since: whether it is listed isn't known.
    const isUnseen = record.phase === 'verify' && record.removed === 'yes'
    const known = removed ?? (isUnseen && record.lookedAt === null ? 'maybe' : record.removed)
    return endedBy(record, problem, mayBe ? known : 'no')
  },
  'found-removed': (record, { serverTime }, at) =>
    removedByHand(endedBy(record, { kind: 'removed-by-hand' }), serverTime, at),

  'step-intended': (record, { step, tabId }) => {
    // Stop came first.
    if (record.stopRequested) return { ...record, tabId }
    const acted = withStep(record.acted, step)
    const removed = step === 'remove' && record.removed === 'no' ? 'maybe' : record.removed
    const isKnown = acted === record.acted && tabId === record.tabId && removed === record.removed
    return isKnown ? record : { ...record, tabId, acted, removed }
  },
  'step-untouched': (record, { step }) => untouched(record, step),
  'step-proved': (record, { step, status, note, isUntouched, isOff, isGone, goneAt }, at) => {
    if (record.phase !== step) return record
    const known = isUntouched ? withoutStep(record, step) : record
    // FitTrend will have seen nothing of ours before Remove: it can't tell whose page it is.
    const isUnseen = isUntouched && step === 'disable' && record.source === 'api'
    const mark = { status, at, note }
    // What was done in this repair stays done, though a later look finds nothing left to do.
    const before = record.steps[step]
    const kept = status === 'skipped' && before?.status === 'done' ? before : mark
    return {
      ...inStep(isUnseen ? inDoubt(record) : record, phaseAfter(record, step)),
      acted: known.acted,
      before: goneAt === undefined ? record.before : seenGone(record.before, goneAt),
      removed: isGone ? 'yes' : record.removed,
      steps: { ...record.steps, [step]: kept },
      ...(isOff && { wasOff: true }),
    }
  },
  'select-passed-over': (record, { note }, at) => ({
    ...inStep(record, 'enable'),
    steps: { ...record.steps, select: record.steps.select ?? { status: 'skipped', at, note } },
  }),

  'tab-opened': (record, { tabId }) => ({ ...record, tabId }),
  'browser-started': (record) => ({ ...record, tabId: null, consentWindow: null }),
  'questions-asked': (record, { step, questions }, at) => {
    // The same one left twice is one question.
    const isNew = ({ asked, answer }: (typeof questions)[number]) =>
      answer !== 'left' ||
      !record.questions.some((it) => it.asked === asked && it.answer === 'left')
    const added = questions.filter(isNew).map((question) => ({ step, at, ...question }))
    return added.length === 0 ? record : { ...record, questions: [...record.questions, ...added] }
  },
  'page-seen': (record, { step, view }) => {
    const pageSession = sessionAfter(record.pageSession, step, view, record.accountName)
    const isNews = JSON.stringify(pageSession) !== JSON.stringify(record.pageSession)
    return isNews ? { ...record, pageSession } : record
  },
  'account-doubted': (record) => inDoubt(record),
  'account-proved': (record, { session }) => ({ ...record, pageSession: session }),

  'list-read': (record, { tookMs }, at) => ({ ...record, list: { how: 'read', at, tookMs } }),
  'list-unread': (record, { tookMs, problem }, at) =>
    record.stopRequested
      ? record
      : { ...record, waiting: { kind: 'list', since: at, tookMs, problem } },
  'list-told': (record, { goOn }, at) => {
    if (record.waiting?.kind !== 'list') return record
    const { tookMs, problem } = record.waiting
    if (!goOn) return endedBy(record, problem)
    return { ...record, waiting: null, list: { how: 'by-hand', at, tookMs } }
  },

  'sign-in-asked': (record, { removed }, at) => ({
    // Whoever signs in now may be somebody else.
    ...inDoubt(record),
    removed,
    signInShown: true,
    waiting: { kind: 'site-sign-in', since: at },
  }),
  'whose-page-asked': (record, { why }, at) =>
    record.stopRequested ? record : { ...record, waiting: { kind: 'account', since: at, why } },
  'whose-page-told': (record, { isIt }, at) => {
    if (record.waiting?.kind !== 'account') return record
    if (!isIt) return endedBy(record, { kind: 'other-account' })
    const { why } = record.waiting
    const told = {
      ...record,
      waiting: null,
      pageSession: { inDoubt: false, name: null, listed: null },
    }
    if (why === 'not-listed' && record.phase === 'remove') {
      const remove: StepMark = { status: 'skipped', at, note: message('note_user_said_removed') }
      return { ...inStep(told, 'select'), removed: 'yes', steps: { ...record.steps, remove } }
    }
    return why === 'listed' && record.phase === 'enable' ? verifying(told, at) : told
  },
  'click-asked': (record, { step, sentence, problem, hands }, at) => {
    if (record.phase !== step || record.stopRequested) return record
    const byHand = record.byHand === 'no' ? hands : record.byHand
    return { ...record, byHand, waiting: { kind: 'user-click', since: at, sentence, problem } }
  },
  'click-not-done': (record, { removed }, at) => {
    if (record.waiting?.kind !== 'user-click') return record
    const { problem } = record.waiting
    // FitTrend's API may be able to ask for permission without step 5.
    if (record.phase !== 'select' || record.consentBy === 'page')
      return endedBy(record, problem, removed)
    return {
      ...inStep(record, 'enable'),
      byHand: 'no',
      steps: {
        ...record.steps,
        select: { status: 'skipped', at, note: message('note_not_on_page') },
      },
    }
  },
  'wait-over': (record, { for: kinds }) =>
    record.waiting && kinds.includes(record.waiting.kind) ? { ...record, waiting: null } : record,
  'hands-changed': (record, { byHand }) => {
    if (record.phase === 'gate' || record.phase === 'verify') return { ...record, byHand }
    if (record.phase === 'enable' && byHand === 'rest' && record.consentBy === 'api') {
      return { ...inStep(record, 'select'), byHand, consentBy: 'page', consentState: null }
    }
    return record.waiting?.kind === 'user-click'
      ? { ...record, byHand, waiting: null }
      : { ...record, byHand }
  },

  'consent-asked': (record, { state }, at) => ({
    ...record,
    consentState: state,
    consentWindow: null,
    waiting: { kind: 'consent', since: at },
  }),
  'consent-awaited': (record, _event, at) =>
    record.waiting ? record : { ...record, waiting: { kind: 'consent', since: at } },
  'consent-unavailable': (record, { state }) =>
    record.consentState === state
      ? { ...inStep(record, 'select'), consentBy: 'page', consentState: null }
      : record,
  'consent-window-opened': (record, { window }) =>
    record.consentWindow === null ? { ...record, consentWindow: window } : record,
  'consent-window-adopted': (record, { window }) => ({ ...record, consentWindow: window }),
  'consent-window-gone': (record, { state }) =>
    record.consentWindow !== null && (state === null || record.consentState === state)
      ? { ...record, consentWindow: null }
      : record,
  'consent-failed': (record, { state, problem, isListed }) => {
    if (record.consentState !== state) return record
    const removed = isListed ? 'no' : record.removed
    const left = { ...record, consentWindow: null, removed }
    return left.phase === 'enable' ? endedBy(left, problem) : left
  },
  'consent-in-tab': (record, _event, at) => ({
    ...record,
    waiting: { kind: 'consent-tab', since: at },
  }),
  'consent-in-tab-denied': (record) =>
    record.waiting?.kind === 'consent-tab' ? endedBy(record, { kind: 'consent-denied' }) : record,
  back: (record, { state }, at) => {
    if (state !== null && record.consentState !== state) return record
    if (record.phase === 'not-repaired' && !isOpen(record)) return record
    return verifying(record, at)
  },

  looked: (record, { seen }) => {
    const looks = record.looks + 1
    if (!seen) return { ...record, looks }
    const { settingsRestored } = record
    return {
      ...record,
      looks,
      lookedAt: record.lookedAt ?? seen.serverTime,
      removed: seen.isListed ? 'no' : record.removed,
      settingsRestored:
        seen.hasSettings && settingsRestored === 'unknown' ? 'not-needed' : settingsRestored,
      awaits: seen.awaits ?? record.awaits,
    }
  },
  'settings-saved': (record, { result }) => ({ ...record, settingsRestored: result }),
  proved: (record, { receipt }) => ({
    ...record,
    ...ending,
    phase: 'repaired',
    removed: 'no',
    problem: null,
    receipt,
    isOver: false,
  }),

  'stop-asked': (record) => {
    const waitsElsewhere = record.waiting && record.waiting.kind !== 'user-click'
    if (waitsElsewhere) return endedBy(record, { kind: 'stopped' })
    return { ...record, waiting: null, stopRequested: true }
  },
  'carried-on': (record, { byHand, consentBy }, at) => {
    if (!isOpen(record)) return record
    const { enabledAt } = record
    // Granted, waited for, and never listed: to wait once more would lead nowhere.
    const hasNotCome = record.removed === 'yes' && record.problem.kind === 'not-connected'
    if (owesProof(record) && !hasNotCome)
      return { ...verifying(record, enabledAt ?? at), byHand, enabledAt: enabledAt ?? at }
    const next =
      !record.steps.remove && record.removed !== 'yes'
        ? 'remove'
        : consentBy === 'api' && record.steps.select
          ? 'enable'
          : 'select'
    return { ...inStep(record, next), byHand, consentBy, enabledAt: null, seen: false }
  },
  'listed-later': (record, event) => settled(record, event),
  'result-shown': (record) => (record.seen ? { ...record, seen: false } : record),
  'result-closed': (record) => (record.seen ? record : { ...record, seen: true }),
  'left-removed': (record) =>
    isUnfinished(record) ? { ...record, abandoned: true, seen: true } : record,
  'handed-on': (record) =>
    owesProof(record) ? { ...record, abandoned: true, seen: true } : record,
}

const working = {
  waiting: null,
  awaits: null,
  problem: null,
  receipt: null,
  isOver: false,
} as const
const ending = { byHand: 'no', stopRequested: false, waiting: null, awaits: null } as const

/**
 * What the user was to do for one step alone is theirs no more once that is left. Step 5 is theirs where its list
 * couldn't be read beforehand.
 */
function inStep(
  record: RepairRecord,
  phase: PageStepId | 'enable',
): RecordIn<(typeof steps)[number]> {
  const isTheirs = phase === 'select' && record.list?.how === 'by-hand'
  const here = isTheirs ? ('step' as const) : ('no' as const)
  const byHand = record.byHand === 'rest' ? record.byHand : here
  const next = { ...record, ...working, byHand }
  return phase === 'enable' ? { ...next, phase } : { ...next, phase }
}

function endedBy(
  record: RepairRecord,
  problem: RepairProblem,
  removed = record.removed,
): RecordIn<'not-repaired'> {
  return {
    ...record,
    ...ending,
    phase: 'not-repaired',
    removed,
    problem,
    receipt: null,
    isOver: false,
  }
}

/** FitTrend shows it connected again: on to the proof. */
function verifying(record: RepairRecord, at: number): RecordIn<'verify'> {
  const { before } = record
  if (!before) throw new IllegalEventError(`nothing is known of before, in ${record.phase}`)
  return {
    ...inStep(record, 'enable'),
    phase: 'verify',
    waiting: null,
    before,
    consentState: null,
    enabledAt: at,
    settingsRestored: 'unknown',
    lookedAt: null,
    looks: 0,
    seen: false,
    steps: { ...record.steps, enable: { status: 'done', at, note: null } },
  }
}

const after = {
  open: 'expand',
  expand: 'disable',
  disable: 'remove',
  remove: 'select',
  select: 'enable',
} as const

function phaseAfter(record: RepairRecord, step: PageStepId) {
  // What the user has removed by hand is on the page no more.
  return step === 'open' && record.steps.remove ? 'select' : after[step]
}

function byUser(at: number): StepMark {
  return { status: 'skipped', at, note: message('note_by_user') }
}

function withStep(acted: StepId[], step: StepId): StepId[] {
  return acted.includes(step) ? acted : [...acted, step]
}

function withoutStep<R extends RepairRecord>(record: R, step: StepId): R {
  return { ...record, acted: record.acted.filter((id) => id !== step) }
}

/** The intent was written ahead; where the step turned out to be done already, nothing came of it. */
function untouched<R extends RecordIn<(typeof steps)[number]>>(record: R, step: StepId): R {
  const isUndone = step === 'remove' && record.removed === 'maybe'
  return { ...withoutStep(record, step), ...(isUndone && { removed: 'no' }) }
}

function inDoubt<R extends RepairRecord>(record: R): R {
  if (record.pageSession.inDoubt) return record
  return { ...record, pageSession: { ...record.pageSession, inDoubt: true } }
}

/** After so long a removal has nothing to do with the repair that ended before. */
const soonMs = 7 * day

/** What a repair has left before Remove, and hasn't been on since, the user has removed: it is to be finished. */
function removedByHand(
  record: RecordIn<'not-repaired'>,
  serverTime: number,
  at: number,
): RecordIn<'not-repaired'> {
  const before = seenGone(record.before ?? record.lastSeen, serverTime)
  const isSettled = record.removed !== 'no' || record.isOver || record.abandoned
  if (isSettled || !before || at - record.updatedAt > soonMs) return record
  const { expand = byUser(at), disable = byUser(at), remove = byUser(at) } = record.steps
  const steps = { ...record.steps, expand, disable, remove }
  const problem = { kind: 'removed-by-hand' } as const
  // Nothing is left to remove that could show whose page it is.
  return { ...inDoubt(record), before, removed: 'yes', steps, problem, seen: false }
}

/** A removal that FitTrend hasn't made within this time after the click isn't coming any more. */
const slowestRemoveMs = minute

/**
 * What a later reading settles of an ended repair: whether a Remove has happened, and whether the connection was
 * on again, so that a later Disable is the user's own. One from before the record was written, which is kept where
 * FitTrend can't be asked, settles nothing.
 */
function settled(
  record: RecordIn<'not-repaired'>,
  { listed, serverTime, readAt }: EventOf<'listed-later'>,
): RecordIn<'not-repaired'> {
  const sinceMs = readAt - record.updatedAt
  if (sinceMs < 0) return record
  if (record.removed === 'maybe') {
    if (listed === 'gone')
      return { ...record, before: seenGone(record.before, serverTime), removed: 'yes' }
    return listed === 'on' || sinceMs > slowestRemoveMs ? { ...record, removed: 'no' } : record
  }
  if (listed === 'gone') return removedByHand(record, serverTime, readAt)
  // FitTrend itself lists it: whoever added it, it isn't removed. A list from just before the click would say so, too.
  if (record.removed === 'yes')
    return sinceMs > slowestRemoveMs ? { ...record, removed: 'no' } : record
  return listed === 'on' && !record.isOver ? { ...record, isOver: true } : record
}
