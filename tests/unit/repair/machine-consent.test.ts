import { expect, it } from 'vitest'
import {
  become,
  type Change,
  click,
  consent,
  consentTab,
  doneBefore,
  doneNow,
  nothing,
  now,
  stopped,
} from '../fakes/changes.ts'
import { noon } from '../fakes/clock.ts'

/** What becomes of a record by an event of its consent. What isn’t written here stays. */
const changes: Change[] = [
  [
    'consent-asked: consent asked',
    { phase: 'enable' },
    { kind: 'consent-asked', state: 'state-2' },
    { waiting: { kind: 'consent', since: now }, consentState: 'state-2', consentWindow: null },
  ],
  [
    'consent-awaited: consent awaited',
    { phase: 'enable' },
    { kind: 'consent-awaited' },
    { waiting: { kind: 'consent', since: now } },
  ],
  [
    'consent-awaited: consent awaited already',
    { phase: 'enable', waiting: consent },
    { kind: 'consent-awaited' },
    nothing,
  ],
  [
    'consent-unavailable: consent unavailable',
    { phase: 'enable', waiting: consent },
    { kind: 'consent-unavailable', state: 'state-1' },
    { phase: 'select', byHand: 'no', waiting: null, consentBy: 'page', consentState: null },
  ],
  [
    'consent-window-opened: window opened',
    { phase: 'enable', consentWindow: null },
    { kind: 'consent-window-opened', window: 5 },
    { consentWindow: 5 },
  ],
  [
    'consent-window-opened: window opened second',
    { phase: 'enable' },
    { kind: 'consent-window-opened', window: 5 },
    nothing,
  ],
  [
    'consent-window-adopted: window adopted',
    { phase: 'enable' },
    { kind: 'consent-window-adopted', window: 5 },
    { consentWindow: 5 },
  ],
  [
    'consent-window-gone: window gone',
    { phase: 'enable' },
    { kind: 'consent-window-gone', state: 'state-1' },
    { consentWindow: null },
  ],
  [
    'consent-window-gone: window gone whose',
    { phase: 'enable' },
    { kind: 'consent-window-gone', state: null },
    { consentWindow: null },
  ],
  [
    'consent-window-gone: window gone of another',
    { phase: 'enable' },
    { kind: 'consent-window-gone', state: 'state-0' },
    nothing,
  ],
  [
    'consent-window-gone: window gone, none',
    { phase: 'enable', consentWindow: null },
    { kind: 'consent-window-gone', state: null },
    nothing,
  ],
  [
    'consent-failed: consent failed',
    { phase: 'enable', waiting: consent, removed: 'yes' },
    {
      kind: 'consent-failed',
      state: 'state-1',
      problem: { kind: 'consent-closed' },
      isListed: false,
    },
    {
      phase: 'not-repaired',
      byHand: 'no',
      waiting: null,
      consentWindow: null,
      problem: { kind: 'consent-closed' },
    },
  ],
  [
    'consent-failed: consent failed, listed',
    { phase: 'enable', waiting: consent, removed: 'yes' },
    {
      kind: 'consent-failed',
      state: 'state-1',
      problem: { kind: 'scope-missing' },
      isListed: true,
    },
    {
      phase: 'not-repaired',
      removed: 'no',
      byHand: 'no',
      waiting: null,
      consentWindow: null,
      problem: { kind: 'scope-missing' },
    },
  ],
  [
    'consent-failed: consent failed after the end',
    { phase: 'not-repaired', removed: 'yes', problem: stopped, byHand: 'no' },
    {
      kind: 'consent-failed',
      state: 'state-1',
      problem: { kind: 'scope-missing' },
      isListed: true,
    },
    { removed: 'no', consentWindow: null },
  ],
  [
    'consent-failed: consent failed other',
    { phase: 'enable', waiting: consent },
    {
      kind: 'consent-failed',
      state: 'state-0',
      problem: { kind: 'scope-missing' },
      isListed: true,
    },
    nothing,
  ],
  [
    'consent-in-tab: consent in tab',
    { phase: 'enable' },
    { kind: 'consent-in-tab' },
    { waiting: { kind: 'consent-tab', since: now } },
  ],
  [
    'consent-in-tab-denied: consent in tab denied',
    { phase: 'enable', waiting: consentTab, removed: 'yes' },
    { kind: 'consent-in-tab-denied' },
    { phase: 'not-repaired', byHand: 'no', waiting: null, problem: { kind: 'consent-denied' } },
  ],
  [
    'consent-in-tab-denied: consent in tab denied, not asked',
    { phase: 'enable', waiting: consent },
    { kind: 'consent-in-tab-denied' },
    nothing,
  ],
  [
    'back: back',
    { phase: 'enable', waiting: consent, removed: 'yes' },
    { kind: 'back', state: 'state-1' },
    {
      phase: 'verify',
      steps: { enable: doneNow },
      byHand: 'no',
      waiting: null,
      consentState: null,
      enabledAt: now,
      lookedAt: null,
      looks: 0,
      settingsRestored: 'unknown',
      seen: false,
    },
  ],
  [
    'back: back by whoever',
    {
      phase: 'remove',
      waiting: click,
      removed: 'maybe',
      byHand: 'rest',
      enabledAt: noon,
      steps: { open: doneBefore },
    },
    { kind: 'back', state: null },
    {
      phase: 'verify',
      steps: { open: doneBefore, enable: doneNow },
      waiting: null,
      consentState: null,
      enabledAt: now,
      lookedAt: null,
      looks: 0,
      settingsRestored: 'unknown',
      seen: false,
    },
  ],
  ['back: back of another', { phase: 'enable' }, { kind: 'back', state: 'state-0' }, nothing],
  [
    'back: back, unfinished',
    { phase: 'not-repaired', removed: 'yes', byHand: 'no' },
    { kind: 'back', state: null },
    {
      phase: 'verify',
      steps: { enable: doneNow },
      consentState: null,
      enabledAt: now,
      lookedAt: null,
      looks: 0,
      settingsRestored: 'unknown',
      problem: null,
      seen: false,
    },
  ],
  [
    'back: back, over',
    { phase: 'not-repaired', removed: 'no', byHand: 'no' },
    { kind: 'back', state: null },
    nothing,
  ],
]

it.each(changes)('%s', (...change) => {
  const { at, next, expected } = become(change)
  expect(next).toEqual(expected)
  expect(next === at).toBe(change[3] === nothing)
})
