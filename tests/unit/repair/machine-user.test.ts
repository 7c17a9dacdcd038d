import { expect, it } from 'vitest'
import { message } from '../../../utils/words/message.ts'
import { verbatim } from '../../verbatim.ts'
import {
  become,
  type Change,
  click,
  consent,
  consentTab,
  doneNow,
  nothing,
  now,
  pageLost,
} from '../fakes/changes.ts'
import { noon } from '../fakes/clock.ts'

/** What becomes of a record that waits for the user, or by what they do. What isn’t written here stays. */
const changes: Change[] = [
  [
    'sign-in-asked: a sign-in is asked for',
    { phase: 'remove', removed: 'maybe' },
    { kind: 'sign-in-asked', removed: 'no' },
    {
      removed: 'no',
      waiting: { kind: 'site-sign-in', since: now },
      signInShown: true,
      pageSession: { inDoubt: true, name: null, listed: null },
    },
  ],
  [
    'whose-page-asked: whose page it is',
    { phase: 'remove' },
    { kind: 'whose-page-asked', why: 'not-listed' },
    { waiting: { kind: 'account', since: now, why: 'not-listed' } },
  ],
  [
    'whose-page-asked: whose page it is, after Stop',
    { phase: 'remove', stopRequested: true },
    { kind: 'whose-page-asked', why: 'not-listed' },
    nothing,
  ],
  [
    'whose-page-told: told and not asked',
    { phase: 'remove' },
    { kind: 'whose-page-told', isIt: true },
    nothing,
  ],
  [
    'whose-page-told: somebody else’s',
    {
      phase: 'remove',
      waiting: { kind: 'account', since: noon, why: 'not-listed' },
      removed: 'maybe',
    },
    { kind: 'whose-page-told', isIt: false },
    { phase: 'not-repaired', byHand: 'no', waiting: null, problem: { kind: 'other-account' } },
  ],
  [
    'whose-page-told: ours, and it is gone',
    {
      phase: 'remove',
      waiting: { kind: 'account', since: noon, why: 'not-listed' },
      pageSession: { inDoubt: true, name: 'A', listed: ['B'] },
    },
    { kind: 'whose-page-told', isIt: true },
    {
      phase: 'select',
      removed: 'yes',
      steps: {
        remove: { status: 'skipped', at: now, note: message('note_user_said_removed') },
      },
      byHand: 'no',
      waiting: null,
      pageSession: { inDoubt: false, name: null, listed: null },
    },
  ],
  [
    'whose-page-told: ours, and it isn’t listed, at Disable',
    { phase: 'disable', waiting: { kind: 'account', since: noon, why: 'not-listed' } },
    { kind: 'whose-page-told', isIt: true },
    { waiting: null },
  ],
  [
    'whose-page-told: ours, and it is connected',
    {
      phase: 'enable',
      waiting: { kind: 'account', since: noon, why: 'listed' },
      pageSession: { inDoubt: true, name: 'A', listed: ['B'] },
      removed: 'yes',
    },
    { kind: 'whose-page-told', isIt: true },
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
      pageSession: { inDoubt: false, name: null, listed: null },
      seen: false,
    },
  ],
  [
    'whose-page-told: ours, at Enable',
    { phase: 'enable', waiting: { kind: 'account', since: noon, why: 'signed-in' } },
    { kind: 'whose-page-told', isIt: true },
    { waiting: null },
  ],
  [
    'whose-page-told: ours, at Remove',
    { phase: 'remove', waiting: { kind: 'account', since: noon, why: 'signed-in' } },
    { kind: 'whose-page-told', isIt: true },
    { waiting: null },
  ],
  [
    'whose-page-told: ours, and it is listed, at Remove',
    { phase: 'remove', waiting: { kind: 'account', since: noon, why: 'listed' } },
    { kind: 'whose-page-told', isIt: true },
    { waiting: null },
  ],
  [
    'click-asked: a click is asked for',
    { phase: 'remove', byHand: 'no' },
    {
      kind: 'click-asked',
      step: 'remove',
      sentence: verbatim('Click.'),
      problem: pageLost,
      hands: 'step',
    },
    {
      byHand: 'step',
      waiting: { kind: 'user-click', since: now, sentence: verbatim('Click.'), problem: pageLost },
    },
  ],
  [
    'click-asked: a click of who clicks anyway',
    { phase: 'remove', byHand: 'rest' },
    {
      kind: 'click-asked',
      step: 'remove',
      sentence: verbatim('Click.'),
      problem: pageLost,
      hands: 'no',
    },
    {
      waiting: { kind: 'user-click', since: now, sentence: verbatim('Click.'), problem: pageLost },
    },
  ],
  [
    'click-asked: a click of a step that is over',
    { phase: 'remove' },
    {
      kind: 'click-asked',
      step: 'disable',
      sentence: verbatim('Click.'),
      problem: pageLost,
      hands: 'no',
    },
    nothing,
  ],
  [
    'click-asked: a click, after Stop',
    { phase: 'remove', stopRequested: true },
    {
      kind: 'click-asked',
      step: 'remove',
      sentence: verbatim('Click.'),
      problem: pageLost,
      hands: 'no',
    },
    nothing,
  ],
  [
    'click-not-done: not clicked, and FitTrend knows',
    { phase: 'remove', waiting: click, removed: 'maybe' },
    { kind: 'click-not-done', removed: 'no' },
    { phase: 'not-repaired', removed: 'no', byHand: 'no', waiting: null, problem: pageLost },
  ],
  [
    'click-not-done: not clicked',
    { phase: 'remove', waiting: click, removed: 'maybe' },
    { kind: 'click-not-done' },
    { phase: 'not-repaired', byHand: 'no', waiting: null, problem: pageLost },
  ],
  [
    'click-not-done: not clicked, and not asked',
    { phase: 'remove', waiting: { kind: 'site-sign-in', since: noon } },
    { kind: 'click-not-done' },
    nothing,
  ],
  [
    'click-not-done: step 5 not clicked: the API may ask',
    { phase: 'select', waiting: click, removed: 'yes', byHand: 'rest' },
    { kind: 'click-not-done' },
    {
      phase: 'enable',
      steps: { select: { status: 'skipped', at: now, note: message('note_not_on_page') } },
      byHand: 'no',
      waiting: null,
    },
  ],
  [
    'click-not-done: step 5 not clicked, and the API couldn’t ask',
    { phase: 'select', waiting: click, removed: 'yes', consentBy: 'page' },
    { kind: 'click-not-done' },
    { phase: 'not-repaired', byHand: 'no', waiting: null, problem: pageLost },
  ],
  [
    'wait-over: over',
    { phase: 'remove', waiting: click },
    { kind: 'wait-over', for: ['user-click', 'account'] },
    { waiting: null },
  ],
  [
    'wait-over: of another kind over',
    { phase: 'remove', waiting: click },
    { kind: 'wait-over', for: ['account'] },
    nothing,
  ],
  [
    'hands-changed: taken over in the gate',
    { phase: 'gate' },
    { kind: 'hands-changed', byHand: 'rest' },
    { byHand: 'rest' },
  ],
  [
    'hands-changed: taken over in the proof',
    { phase: 'verify' },
    { kind: 'hands-changed', byHand: 'rest' },
    { byHand: 'rest' },
  ],
  [
    'hands-changed: taken over while consent is asked: on the page',
    { phase: 'enable', waiting: consent },
    { kind: 'hands-changed', byHand: 'rest' },
    { phase: 'select', byHand: 'rest', waiting: null, consentBy: 'page', consentState: null },
  ],
  [
    'hands-changed: given back while consent is asked',
    { phase: 'enable', waiting: consent },
    { kind: 'hands-changed', byHand: 'no' },
    { byHand: 'no' },
  ],
  [
    'hands-changed: taken over in the tab',
    { phase: 'enable', waiting: consentTab, consentBy: 'page' },
    { kind: 'hands-changed', byHand: 'rest' },
    { byHand: 'rest' },
  ],
  [
    'hands-changed: given back while a click is asked for',
    { phase: 'remove', waiting: click },
    { kind: 'hands-changed', byHand: 'no' },
    { byHand: 'no', waiting: null },
  ],
]

it.each(changes)('%s', (...change) => {
  const { at, next, expected } = become(change)
  expect(next).toEqual(expected)
  expect(next === at).toBe(change[3] === nothing)
})
