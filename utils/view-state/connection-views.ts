import type { Decisions } from '../alerts/watched.ts'
import type { Connection } from '../api/schema.ts'
import { assessmentOf } from '../connections/assess.ts'
import { judge, knownOf } from '../connections/judge.ts'
import type { Reading } from '../connections/reading.ts'
import { labelOf, type StateId, states } from '../connections/states.ts'
import { whileUnreadable } from '../connections/unreadable.ts'
import { urgency } from '../connections/urgency.ts'
import { type Verdict, verdictOf } from '../connections/verdict.ts'
import type { Problem } from '../problems.ts'
import type { ConnectionView } from '../protocol/app-state.ts'
import { isSwitchedOffBroken } from '../repair/begun-by-hand.ts'
import { withProof } from '../repair/proof-of-repair.ts'
import {
  isActive,
  isUnfinished,
  leftSwitchedOff,
  type RepairRecord,
} from '../repair/record/schema.ts'
import type { UnreadableRepair } from '../repair/record/unreadable.ts'
import { day } from '../time/durations.ts'
import { say } from '../words/message.ts'
import { proofInWords } from './proof-in-words.ts'

/** What else bears on what is shown. */
export interface Circumstances {
  /** What kept the last check from reading; null: it read. */
  problem: Problem | null
  /** Since when no check has read. */
  failingSince: number | null
  /** Our own clock. */
  now: number
  decisions: Decisions
}

const nothingElse: Circumstances = {
  problem: null,
  failingSince: null,
  now: 0,
  decisions: new Map(),
}

/**
 * What the views and alerts show per service: the verdict on the latest reading, overlaid by an open
 * repair, which knows better: a removed service isn't in the reading any more.
 * @param asksConsent whether a repair's consent window is open right now
 */
export function connectionViews(
  reading: Reading | null,
  repairs: RepairRecord[],
  asksConsent: (repair: RepairRecord) => boolean,
  about: Circumstances = nothingElse,
): ConnectionView[] {
  const isShown = (record: RepairRecord) => !reading || record.account === reading.account.id
  const isAtWork = (record: RepairRecord) => isActive(record) || isUnfinished(record)
  const open = repairs.filter((record) => isAtWork(record) && isShown(record))
  const listed = reading
    ? reading.connections.map((connection) => {
        const repair = open.find(({ service }) => service.id === connection.service.id)
        if (repair) return repairedView(repair, asksConsent, about)
        const left = leftSwitchedOff(repairs, reading.account.id, connection)
        if (left) return leftView(left, about)
        const judged = judgedView(connection, reading, repairs, about)
        return isSwitchedOffBroken(reading, connection) ? begunView(judged) : judged
      })
    : []
  const missing = open
    .filter((repair) => !listed.some(({ service }) => service.id === repair.service.id))
    .map((repair) => repairedView(repair, asksConsent, about))
  return [...listed, ...missing].sort(byNeed)
}

function judgedView(
  connection: Connection,
  reading: Reading,
  repairs: RepairRecord[],
  about: Circumstances,
): ConnectionView {
  const { service } = connection
  const known = withProof(knownOf(reading, service.id), repairs, reading.account.id, service.id)
  const verdict = judge(connection, reading, known)
  const lastTriedAt = Math.max(reading.readAt, about.failingSince ?? 0)
  // A page that isn't open is no failure, but what it showed days ago is no longer known either.
  const notOpen = reading.source === 'page' ? ({ kind: 'page-not-open' } as const) : null
  const problem = about.problem ?? notOpen
  const shown = whileUnreadable(verdict, service.name, lastTriedAt, problem, about.now)
  const told = view(reading.account.id, service, shown, reading.source, about)
  return { ...told, nothingSince: nothingSince(connection.import.through, told.tone, reading) }
}

/** Days after the last one that has come, where it has stopped. */
function nothingSince(
  through: string | null,
  tone: ConnectionView['tone'],
  { serverTime }: Pick<Reading, 'serverTime'>,
): string | null {
  if (through === null || (tone !== 'bad' && tone !== 'warn')) return null
  const days = Math.floor((serverTime - Date.parse(through)) / day)
  if (days < 1) return null
  return say('row_nothing_since', { day: { day: through, now: serverTime }, count: days })
}

/** Switched off by a repair that ended before Remove: the user's own Disable is nothing to repair. */
function leftView(
  { account, service, source }: RepairRecord,
  about: Circumstances,
): ConnectionView {
  const sentence = say('verdict_left_off', { name: service.name })
  const verdict = verdictOf({ state: 'needs-repair', cause: 'switched-off', sentence }, [], 'high')
  return view(account, service, verdict, source, about)
}

/** Switched off after it broke: perhaps in the middle of a reset by hand, perhaps for good. Both are the user's. */
function begunView(judged: ConnectionView): ConnectionView {
  const sentence = say('verdict_begun_by_hand', { name: judged.service.name })
  return { ...judged, sentence, canRepair: true }
}

function repairedView(
  record: RepairRecord,
  asksConsent: (repair: RepairRecord) => boolean,
  about: Circumstances,
): ConnectionView {
  const { account, before, service, source } = record
  const state = stateOfRepair(record, asksConsent)
  const verdict = verdictOf(
    { state, cause: 'repair', sentence: sentenceOf(record, state) },
    before?.through
      ? [say('fact_imported_up_to', { day: { day: before.through, now: before.serverTime } })]
      : [],
    'high',
  )
  const told = view(account, service, verdict, source, about)
  if (!before || source === 'page') return told
  return { ...told, nothingSince: nothingSince(before.through, told.tone, before) }
}

function sentenceOf(record: RepairRecord, state: StateOfRepair): string {
  const { name } = record.service
  switch (state) {
    case 'repairing':
      return say('verdict_repairing', { name })
    case 'awaiting-consent':
      return say('verdict_asks', { name })
    case 'verifying':
      return proofInWords(record)
    case 'removed-unfinished':
      return say(record.removed === 'maybe' ? 'verdict_maybe_removed' : 'verdict_removed', { name })
  }
}

/**
 * What a repair that can't be read may have left removed, shown as that: it counts as removed until FitTrend
 * lists it again. @param listed what is shown already
 */
export function unreadableViews(
  repairs: UnreadableRepair[],
  listed: ConnectionView[],
  about: Circumstances = nothingElse,
): ConnectionView[] {
  return repairs.flatMap(({ account, service, mayBeRemoved }) => {
    if (!service || !mayBeRemoved || listed.some((it) => it.service.id === service.id)) return []
    const sentence = say('verdict_unreadable', { name: service.name })
    const verdict = verdictOf({ state: 'removed-unfinished', cause: 'repair', sentence }, [], 'low')
    return [{ ...view(account ?? '', service, verdict, 'api', about), canRepair: false }]
  })
}

type StateOfRepair = Extract<
  StateId,
  'repairing' | 'awaiting-consent' | 'verifying' | 'removed-unfinished'
>

function stateOfRepair(
  record: RepairRecord,
  asksConsent: (repair: RepairRecord) => boolean,
): StateOfRepair {
  if (record.phase === 'verify') return 'verifying'
  if (record.phase === 'not-repaired') return 'removed-unfinished'
  if (record.waiting?.kind === 'consent') {
    return asksConsent(record) ? 'awaiting-consent' : 'removed-unfinished'
  }
  if (record.waiting?.kind === 'consent-tab') return 'awaiting-consent'
  const isAskedToRemove = record.waiting?.kind === 'user-click' && record.removed === 'maybe'
  if (record.waiting && record.removed !== 'no' && !isAskedToRemove) return 'removed-unfinished'
  return 'repairing'
}

function view(
  account: string,
  service: ConnectionView['service'],
  verdict: Verdict,
  source: ConnectionView['source'],
  { decisions }: Circumstances,
): ConnectionView {
  const { state, sentence, evidence, confidence, alert } = verdict
  const assessed = assessmentOf(verdict)
  const decision = decisions.get(service.id)
  const explainFirst = assessed.explainFirst && decision?.explained !== true
  return {
    account,
    service,
    state,
    label: labelOf(state),
    tone: states[state].tone,
    sentence,
    nothingSince: null,
    needsSupport: states[state].actor === 'fittrend' || forSupport.has(verdict.cause),
    evidence,
    source,
    confidence,
    alert,
    canRepair: assessed.mayReset && !explainFirst,
    explainFirst,
    snooze: decision?.snooze ?? null,
  }
}

/** Causes of which the sentence says that FitTrend can help. */
const forSupport = new Set(['paused-often', 'repair-did-not-last'])

/** What needs the user first; within that, by name. */
function byNeed(a: ConnectionView, b: ConnectionView): number {
  return urgency[a.tone] - urgency[b.tone] || a.service.name.localeCompare(b.service.name)
}
