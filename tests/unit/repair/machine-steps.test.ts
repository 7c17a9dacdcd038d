import { expect, it } from 'vitest'
import { seenGone } from '../../../utils/repair/record/seen-gone.ts'
import { verbatim } from '../../verbatim.ts'
import {
  become,
  byUser,
  type Change,
  click,
  doneBefore,
  doneNow,
  nothing,
  now,
  stopped,
} from '../fakes/changes.ts'
import { noon } from '../fakes/clock.ts'
import { before } from '../fakes/records.ts'

const inDoubt = { inDoubt: true, name: null, listed: null }

/** What becomes of a record by an event of its steps. What isn’t written here stays. */
const changes: Change[] = [
  [
    'gate-passed: passed: on to the page',
    { phase: 'gate', before: null },
    { kind: 'gate-passed', before, begunByHand: 'no' },
    { phase: 'open', before, byHand: 'no' },
  ],
  [
    'gate-passed: passed by a later try: the gate says what is to be brought back',
    {
      phase: 'gate',
      before: { ...before, records: 5 },
      removed: 'maybe',
      steps: { expand: doneBefore },
    },
    { kind: 'gate-passed', before, begunByHand: 'disabled' },
    { phase: 'open', before, byHand: 'no' },
  ],
  [
    'gate-passed: passed, removed by hand',
    { phase: 'gate', before: null },
    { kind: 'gate-passed', before, begunByHand: 'removed' },
    {
      phase: 'open',
      removed: 'yes',
      steps: { expand: byUser, disable: byUser, remove: byUser },
      before,
      byHand: 'no',
      pageSession: inDoubt,
    },
  ],
  [
    'gate-passed: passed, removed by hand, as the page alone tells',
    { phase: 'gate', before: null, source: 'page' },
    { kind: 'gate-passed', before, begunByHand: 'removed' },
    {
      phase: 'open',
      removed: 'yes',
      steps: { expand: byUser, disable: byUser, remove: byUser },
      before,
      byHand: 'no',
    },
  ],
  [
    'ended: ended before Remove: nothing was removed, whoever says so',
    { phase: 'disable', removed: 'no', waiting: click, stopRequested: true },
    { kind: 'ended', problem: stopped, removed: 'yes' },
    { phase: 'not-repaired', byHand: 'no', waiting: null, stopRequested: false, problem: stopped },
  ],
  [
    'ended: ended while Remove is asked',
    { phase: 'remove', acted: ['remove'], removed: 'maybe' },
    { kind: 'ended', problem: stopped },
    { phase: 'not-repaired', byHand: 'no', problem: stopped },
  ],
  [
    'ended: the same, and FitTrend knows',
    { phase: 'remove', acted: ['remove'], removed: 'maybe' },
    { kind: 'ended', problem: stopped, removed: 'no' },
    { phase: 'not-repaired', removed: 'no', byHand: 'no', problem: stopped },
  ],
  [
    'ended: ended after a removal by hand',
    { phase: 'select', acted: [], removed: 'yes' },
    { kind: 'ended', problem: stopped },
    { phase: 'not-repaired', byHand: 'no', problem: stopped },
  ],
  [
    'ended: ended before FitTrend was looked at',
    { phase: 'verify', removed: 'yes', lookedAt: null, acted: ['remove'], awaits: 'data' },
    { kind: 'ended', problem: stopped },
    { phase: 'not-repaired', removed: 'maybe', byHand: 'no', awaits: null, problem: stopped },
  ],
  [
    'ended: ended after it was',
    { phase: 'verify', removed: 'yes', lookedAt: noon, acted: ['remove'] },
    { kind: 'ended', problem: stopped },
    { phase: 'not-repaired', byHand: 'no', problem: stopped },
  ],
  [
    'ended: ended before it was added again',
    { phase: 'enable', removed: 'yes', lookedAt: null, acted: ['remove'] },
    { kind: 'ended', problem: stopped },
    { phase: 'not-repaired', byHand: 'no', problem: stopped },
  ],
  [
    'found-removed: by the user, as it seems: it is to be finished',
    { phase: 'expand', before, steps: { open: doneBefore } },
    { kind: 'found-removed', serverTime: noon },
    {
      phase: 'not-repaired',
      byHand: 'no',
      seen: false,
      removed: 'yes',
      problem: { kind: 'removed-by-hand' },
      pageSession: inDoubt,
      before: seenGone(before, noon),
      steps: { open: doneBefore, expand: byUser, disable: byUser, remove: byUser },
    },
  ],
  [
    'step-proved: expanded, and there is nothing to disable',
    { phase: 'expand', steps: {} },
    {
      kind: 'step-proved',
      step: 'expand',
      status: 'done',
      note: null,
      isUntouched: false,
      isOff: true,
    },
    {
      phase: 'disable',
      byHand: 'no',
      wasOff: true,
      steps: { expand: { status: 'done', at: now, note: null } },
    },
  ],
  [
    'step-intended: intended',
    { phase: 'disable' },
    { kind: 'step-intended', step: 'disable', tabId: 8 },
    { acted: ['open', 'disable'], tabId: 8 },
  ],
  [
    'step-intended: intended once more',
    { phase: 'open' },
    { kind: 'step-intended', step: 'open', tabId: 7 },
    nothing,
  ],
  [
    'step-intended: intended in another tab',
    { phase: 'open' },
    { kind: 'step-intended', step: 'open', tabId: 8 },
    { tabId: 8 },
  ],
  [
    'step-intended: Remove intended: it may happen',
    { phase: 'remove' },
    { kind: 'step-intended', step: 'remove', tabId: 7 },
    { removed: 'maybe', acted: ['open', 'remove'] },
  ],
  [
    'step-intended: Remove intended once more',
    { phase: 'remove', acted: ['remove'] },
    { kind: 'step-intended', step: 'remove', tabId: 7 },
    { removed: 'maybe' },
  ],
  [
    'step-intended: Remove intended where it has happened',
    { phase: 'remove', removed: 'yes' },
    { kind: 'step-intended', step: 'remove', tabId: 7 },
    { acted: ['open', 'remove'] },
  ],
  [
    'step-intended: intended after Stop: only the tab is noted',
    { phase: 'remove', stopRequested: true },
    { kind: 'step-intended', step: 'remove', tabId: 8 },
    { tabId: 8 },
  ],
  [
    'step-untouched: not done, as it was done already',
    { phase: 'disable', acted: ['open', 'disable'], removed: 'maybe' },
    { kind: 'step-untouched', step: 'disable' },
    { acted: ['open'] },
  ],
  [
    'step-untouched: Remove not done',
    { phase: 'remove', acted: ['open', 'remove'], removed: 'maybe' },
    { kind: 'step-untouched', step: 'remove' },
    { removed: 'no', acted: ['open'] },
  ],
  [
    'step-untouched: Remove not done, but known to have happened',
    { phase: 'remove', acted: ['open', 'remove'], removed: 'yes' },
    { kind: 'step-untouched', step: 'remove' },
    { acted: ['open'] },
  ],
  [
    'step-proved: proved open',
    { phase: 'open', acted: ['open'], waiting: click },
    {
      kind: 'step-proved',
      step: 'open',
      status: 'done',
      note: null,
      isUntouched: false,
      isGone: false,
    },
    { phase: 'expand', steps: { open: doneNow }, byHand: 'no', waiting: null },
  ],
  [
    'step-proved: proved expand',
    { phase: 'expand', acted: ['open', 'expand'], waiting: click },
    {
      kind: 'step-proved',
      step: 'expand',
      status: 'done',
      note: null,
      isUntouched: false,
      isGone: false,
    },
    { phase: 'disable', steps: { expand: doneNow }, byHand: 'no', waiting: null },
  ],
  [
    'step-proved: proved disable',
    { phase: 'disable', acted: ['open', 'disable'], waiting: click },
    {
      kind: 'step-proved',
      step: 'disable',
      status: 'done',
      note: null,
      isUntouched: false,
      isGone: false,
    },
    { phase: 'remove', steps: { disable: doneNow }, byHand: 'no', waiting: null },
  ],
  [
    'step-proved: proved remove',
    { phase: 'remove', acted: ['open', 'remove'], waiting: click },
    {
      kind: 'step-proved',
      step: 'remove',
      status: 'done',
      note: null,
      isUntouched: false,
      isGone: true,
    },
    { phase: 'select', removed: 'yes', steps: { remove: doneNow }, byHand: 'no', waiting: null },
  ],
  [
    'step-proved: proved select',
    { phase: 'select', acted: ['open', 'select'], waiting: click },
    {
      kind: 'step-proved',
      step: 'select',
      status: 'done',
      note: null,
      isUntouched: false,
      isGone: false,
    },
    { phase: 'enable', steps: { select: doneNow }, byHand: 'no', waiting: null },
  ],
  [
    'step-proved: nothing was left to do',
    { phase: 'disable', acted: ['open', 'disable'], byHand: 'rest' },
    {
      kind: 'step-proved',
      step: 'disable',
      status: 'skipped',
      note: verbatim('x'),
      isUntouched: true,
    },
    {
      phase: 'remove',
      acted: ['open'],
      steps: { disable: { status: 'skipped', at: now, note: verbatim('x') } },
      // FitTrend has seen nothing of ours.
      pageSession: inDoubt,
    },
  ],
  [
    'step-proved: nothing was left to do, as the page alone tells',
    { phase: 'disable', acted: ['open', 'disable'], byHand: 'rest', source: 'page' },
    {
      kind: 'step-proved',
      step: 'disable',
      status: 'skipped',
      note: verbatim('x'),
      isUntouched: true,
    },
    {
      phase: 'remove',
      acted: ['open'],
      steps: { disable: { status: 'skipped', at: now, note: verbatim('x') } },
    },
  ],
  [
    'step-proved: nothing was left to do after our own act',
    { phase: 'disable', acted: ['open', 'disable'], steps: { disable: doneBefore } },
    { kind: 'step-proved', step: 'disable', status: 'skipped', note: null, isUntouched: false },
    { phase: 'remove', byHand: 'no' },
  ],
  [
    'step-proved: nothing was left to do, as before',
    { phase: 'disable', steps: { disable: { status: 'skipped', at: noon, note: null } } },
    { kind: 'step-proved', step: 'disable', status: 'skipped', note: null, isUntouched: false },
    {
      phase: 'remove',
      steps: { disable: { status: 'skipped', at: now, note: null } },
      byHand: 'no',
    },
  ],
  [
    'step-proved: done twice',
    { phase: 'disable', steps: { disable: doneBefore } },
    { kind: 'step-proved', step: 'disable', status: 'done', note: null, isUntouched: false },
    { phase: 'remove', steps: { disable: doneNow }, byHand: 'no' },
  ],
  [
    'step-proved: the page is open, and all was removed by hand',
    { phase: 'open', steps: { remove: doneBefore }, removed: 'yes' },
    { kind: 'step-proved', step: 'open', status: 'done', note: null, isUntouched: false },
    { phase: 'select', steps: { remove: doneBefore, open: doneNow }, byHand: 'no' },
  ],
  [
    'step-proved: of a step that is over',
    { phase: 'disable' },
    { kind: 'step-proved', step: 'expand', status: 'done', note: null, isUntouched: false },
    nothing,
  ],
  [
    'select-passed-over: step 5 passed over',
    { phase: 'select', waiting: click },
    { kind: 'select-passed-over', note: verbatim('x') },
    {
      phase: 'enable',
      steps: { select: { status: 'skipped', at: now, note: verbatim('x') } },
      byHand: 'no',
      waiting: null,
    },
  ],
  [
    'select-passed-over: step 5 passed over after it was done',
    { phase: 'select', steps: { select: doneBefore } },
    { kind: 'select-passed-over', note: verbatim('x') },
    { phase: 'enable', byHand: 'no' },
  ],
  ['tab-opened: another tab', { phase: 'expand' }, { kind: 'tab-opened', tabId: 8 }, { tabId: 8 }],
  [
    'browser-started: no tab and no window lives on',
    { phase: 'expand' },
    { kind: 'browser-started' },
    { tabId: null, consentWindow: null },
  ],
  [
    'questions-asked: questions, one known as left',
    {
      phase: 'remove',
      questions: [{ step: 'remove', at: noon, asked: 'A?', form: 'page', answer: 'left' }],
    },
    {
      kind: 'questions-asked',
      step: 'remove',
      questions: [
        { asked: 'A?', form: 'page', answer: 'left' },
        { asked: 'B?', form: 'page', answer: 'left' },
        { asked: 'A?', form: 'confirm', answer: 'yes' },
      ],
    },
    {
      questions: [
        { step: 'remove', at: noon, asked: 'A?', form: 'page', answer: 'left' },
        { step: 'remove', at: now, asked: 'B?', form: 'page', answer: 'left' },
        { step: 'remove', at: now, asked: 'A?', form: 'confirm', answer: 'yes' },
      ],
    },
  ],
  [
    'questions-asked: a question once answered, now left',
    {
      phase: 'remove',
      questions: [{ step: 'remove', at: noon, asked: 'A?', form: 'page', answer: 'yes' }],
    },
    {
      kind: 'questions-asked',
      step: 'remove',
      questions: [{ asked: 'A?', form: 'page', answer: 'left' }],
    },
    {
      questions: [
        { step: 'remove', at: noon, asked: 'A?', form: 'page', answer: 'yes' },
        { step: 'remove', at: now, asked: 'A?', form: 'page', answer: 'left' },
      ],
    },
  ],
  [
    'questions-asked: a question left twice',
    {
      phase: 'remove',
      questions: [{ step: 'remove', at: noon, asked: 'A?', form: 'page', answer: 'left' }],
    },
    {
      kind: 'questions-asked',
      step: 'remove',
      questions: [{ asked: 'A?', form: 'page', answer: 'left' }],
    },
    nothing,
  ],
  [
    'page-seen: a page',
    { phase: 'expand' },
    {
      kind: 'page-seen',
      step: 'expand',
      view: { kind: 'connect', user: { isNamed: true, name: null, listed: ['Garmin'] } },
    },
    { pageSession: { inDoubt: false, name: 'Test account A', listed: ['Garmin'] } },
  ],
  [
    'page-seen: the same page',
    {
      phase: 'expand',
      pageSession: { inDoubt: false, name: 'Test account A', listed: ['Garmin'] },
    },
    {
      kind: 'page-seen',
      step: 'expand',
      view: { kind: 'connect', user: { isNamed: true, name: null, listed: ['Garmin'] } },
    },
    nothing,
  ],
  [
    'account-doubted: the page may be another’s',
    { phase: 'expand', pageSession: { inDoubt: false, name: 'A', listed: [] } },
    { kind: 'account-doubted' },
    { pageSession: { inDoubt: true, name: 'A', listed: [] } },
  ],
  [
    'account-doubted: it may be already',
    { phase: 'expand', pageSession: { inDoubt: true, name: 'A', listed: [] } },
    { kind: 'account-doubted' },
    nothing,
  ],
  [
    'account-proved: the account is proved',
    { phase: 'expand', pageSession: { inDoubt: true, name: null, listed: null } },
    { kind: 'account-proved', session: { inDoubt: false, name: 'A', listed: [] } },
    { pageSession: { inDoubt: false, name: 'A', listed: [] } },
  ],
]

it.each(changes)('%s', (...change) => {
  const { at, next, expected } = become(change)
  expect(next).toEqual(expected)
  expect(next === at).toBe(change[3] === nothing)
})
