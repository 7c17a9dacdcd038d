import type { EventKind, EventOf, RepairEvent } from '../../../utils/repair/record/events.ts'
import type { RepairProblem } from '../../../utils/repair/record/problem.ts'
import { verbatim } from '../../verbatim.ts'
import { minute, noon } from './clock.ts'
import { before, record } from './records.ts'

const pageStop: RepairProblem = {
  kind: 'page',
  page: 'not-found',
  sentence: verbatim('The page says no.'),
  lookedFor: verbatim('button "Enable"'),
  candidates: [],
}
const state = 'state-1'
const receipt = record({ phase: 'repaired' }).receipt
if (!receipt) throw new Error('a repaired record has a receipt')

/** Each kind of event, in each form that makes a difference to what becomes of a record. */
const forms: { [K in EventKind]: Omit<EventOf<K>, 'kind'>[] } = {
  'gate-passed': [
    { before, begunByHand: 'no' },
    { before, begunByHand: 'disabled' },
    { before, begunByHand: 'removed' },
  ],
  ended: [
    { problem: { kind: 'stopped' } },
    { problem: pageStop, removed: 'yes' },
    { problem: { kind: 'not-connected' }, removed: 'no' },
  ],
  'found-removed': [{ serverTime: noon }],
  'step-intended': (['open', 'expand', 'disable', 'remove', 'select', 'enable'] as const).map(
    (step) => ({ step, tabId: 7 }),
  ),
  'step-untouched': [{ step: 'disable' }, { step: 'remove' }],
  'step-proved': (['open', 'expand', 'disable', 'remove', 'select'] as const).flatMap((step) => [
    { step, status: 'done' as const, note: null, isUntouched: false, isGone: step === 'remove' },
    { step, status: 'skipped' as const, note: null, isUntouched: true },
  ]),
  'select-passed-over': [{ note: verbatim('FitTrend was asked directly.') }],
  'tab-opened': [{ tabId: 8 }],
  'browser-started': [{}],
  'questions-asked': [
    { step: 'remove', questions: [{ asked: '?', form: 'page', answer: 'left' }] },
  ],
  'page-seen': [
    {
      step: 'expand',
      view: { kind: 'signed-out', user: { isNamed: false, name: null, listed: [] } },
    },
    {
      step: 'expand',
      view: { kind: 'connect', user: { isNamed: true, name: null, listed: ['garmin'] } },
    },
  ],
  'account-doubted': [{}],
  'account-proved': [{ session: { inDoubt: false, name: 'Test account A', listed: [] } }],
  'list-read': [{ tookMs: 420 }],
  'list-unread': [{ tookMs: 8_400, problem: pageStop }],
  'list-told': [{ goOn: true }, { goOn: false }],
  'sign-in-asked': [{ removed: 'no' }, { removed: 'maybe' }],
  'whose-page-asked': [{ why: 'signed-in' }, { why: 'not-listed' }, { why: 'listed' }],
  'whose-page-told': [{ isIt: true }, { isIt: false }],
  'click-asked': (['disable', 'remove', 'select', 'enable'] as const).map((step) => ({
    step,
    sentence: verbatim('Click it.'),
    problem: pageStop,
    hands: 'step' as const,
  })),
  'click-not-done': [{}, { removed: 'yes' }],
  'wait-over': [
    { for: ['user-click'] },
    { for: ['site-sign-in', 'account'] },
    { for: ['consent-tab'] },
  ],
  'hands-changed': [{ byHand: 'no' }, { byHand: 'rest' }],
  'consent-asked': [{ state }],
  'consent-awaited': [{}],
  'consent-unavailable': [{ state }],
  'consent-window-opened': [{ window: 3 }],
  'consent-window-adopted': [{ window: 3 }, { window: null }],
  'consent-window-gone': [{ state }, { state: null }],
  'consent-failed': [
    { state, problem: { kind: 'consent-closed' }, isListed: false },
    { state, problem: { kind: 'scope-missing' }, isListed: true },
  ],
  'consent-in-tab': [{}],
  'consent-in-tab-denied': [{}],
  back: [{ state }, { state: null }],
  looked: [
    { seen: null },
    { seen: { serverTime: noon, isListed: true, hasSettings: false, awaits: 'settings' } },
    { seen: { serverTime: noon, isListed: true, hasSettings: true, awaits: 'import' } },
  ],
  'settings-saved': [{ result: 'yes' }, { result: 'failed' }],
  proved: [{ receipt }],
  'stop-asked': [{}],
  'carried-on': [
    { byHand: 'no', consentBy: 'api' },
    { byHand: 'rest', consentBy: 'page' },
  ],
  'listed-later': [
    { listed: 'on', serverTime: noon, readAt: noon + minute },
    { listed: 'off', serverTime: noon, readAt: noon + minute },
    { listed: 'gone', serverTime: noon, readAt: noon + minute },
  ],
  'result-shown': [{}],
  'result-closed': [{}],
  'left-removed': [{}],
  'handed-on': [{}],
}

export const eventKinds = Object.keys(forms) as EventKind[]

export function eventsOf(kind: EventKind): RepairEvent[] {
  return forms[kind].map((form) => ({ kind, ...form }) as RepairEvent)
}
