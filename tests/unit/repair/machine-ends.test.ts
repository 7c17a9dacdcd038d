import { expect, it } from 'vitest'
import { seenGone } from '../../../utils/repair/record/seen-gone.ts'
import {
  become,
  byUser,
  type Change,
  click,
  consent,
  doneBefore,
  nothing,
  now,
  stopped,
} from '../fakes/changes.ts'
import { day, minute, noon } from '../fakes/clock.ts'
import { before, record } from '../fakes/records.ts'

const { receipt } = record({ phase: 'repaired' })
if (!receipt) throw new Error('a repaired record has a receipt')

/** What becomes of a record in its proof, and after its end. What isn’t written here stays. */
const changes: Change[] = [
  [
    'looked: looked, nobody answered',
    { phase: 'verify' },
    { kind: 'looked', seen: null },
    { looks: 3 },
  ],
  [
    'looked: looked first',
    {
      phase: 'verify',
      lookedAt: null,
      removed: 'yes',
      settingsRestored: 'unknown',
      awaits: 'connection',
    },
    { kind: 'looked', seen: { serverTime: now, isListed: true, hasSettings: true, awaits: null } },
    { removed: 'no', lookedAt: now, looks: 3, settingsRestored: 'not-needed' },
  ],
  [
    'looked: looked again',
    { phase: 'verify', removed: 'yes', settingsRestored: 'unknown', awaits: 'connection' },
    {
      kind: 'looked',
      seen: { serverTime: now, isListed: false, hasSettings: false, awaits: 'data' },
    },
    { looks: 3, awaits: 'data' },
  ],
  [
    'looked: looked, settings were saved',
    { phase: 'verify', settingsRestored: 'failed' },
    {
      kind: 'looked',
      seen: { serverTime: now, isListed: true, hasSettings: true, awaits: 'import' },
    },
    { looks: 3, awaits: 'import' },
  ],
  [
    'settings-saved: saved',
    { phase: 'verify' },
    { kind: 'settings-saved', result: 'failed' },
    { settingsRestored: 'failed' },
  ],
  [
    'proved: proved',
    { phase: 'verify', removed: 'maybe', stopRequested: true, awaits: 'import', enabledAt: noon },
    { kind: 'proved', receipt },
    { phase: 'repaired', removed: 'no', byHand: 'no', stopRequested: false, awaits: null, receipt },
  ],
  [
    'stop-asked: stop at work',
    { phase: 'remove' },
    { kind: 'stop-asked' },
    { stopRequested: true },
  ],
  [
    'stop-asked: stop, click asked',
    { phase: 'remove', waiting: click },
    { kind: 'stop-asked' },
    { waiting: null, stopRequested: true },
  ],
  [
    'stop-asked: stop while it waits elsewhere',
    { phase: 'enable', waiting: consent, removed: 'yes' },
    { kind: 'stop-asked' },
    { phase: 'not-repaired', byHand: 'no', waiting: null, problem: stopped },
  ],
  [
    'carried-on: carried on, over',
    { phase: 'not-repaired', byHand: 'no' },
    { kind: 'carried-on', byHand: 'no', consentBy: 'api' },
    nothing,
  ],
  [
    'carried-on: carried on to remove',
    { phase: 'not-repaired', removed: 'maybe', byHand: 'no' },
    { kind: 'carried-on', byHand: 'no', consentBy: 'page' },
    { phase: 'remove', consentBy: 'page', problem: null, seen: false },
  ],
  [
    'carried-on: carried on to select',
    { phase: 'not-repaired', removed: 'yes', steps: { remove: doneBefore }, byHand: 'no' },
    { kind: 'carried-on', byHand: 'rest', consentBy: 'api' },
    { phase: 'select', byHand: 'rest', problem: null, seen: false },
  ],
  [
    'carried-on: carried on to enable',
    {
      phase: 'not-repaired',
      removed: 'yes',
      steps: { remove: doneBefore, select: doneBefore },
      byHand: 'no',
    },
    { kind: 'carried-on', byHand: 'no', consentBy: 'api' },
    { phase: 'enable', problem: null, seen: false },
  ],
  [
    'carried-on: granted and never listed: asked for anew, not waited for once more',
    {
      phase: 'not-repaired',
      removed: 'yes',
      steps: { remove: doneBefore, select: doneBefore },
      enabledAt: noon,
      settingsRestored: 'unknown',
      problem: { kind: 'not-connected' },
      byHand: 'no',
    },
    { kind: 'carried-on', byHand: 'no', consentBy: 'api' },
    { phase: 'enable', enabledAt: null, problem: null, seen: false },
  ],
  [
    'carried-on: carried on to select by page',
    {
      phase: 'not-repaired',
      removed: 'yes',
      steps: { remove: doneBefore, select: doneBefore },
      byHand: 'no',
    },
    { kind: 'carried-on', byHand: 'no', consentBy: 'page' },
    { phase: 'select', consentBy: 'page', problem: null, seen: false },
  ],
  [
    'carried-on: carried on to the proof',
    {
      phase: 'not-repaired',
      removed: 'yes',
      steps: { remove: doneBefore, select: doneBefore },
      byHand: 'no',
      enabledAt: noon - minute,
      settingsRestored: 'unknown',
    },
    { kind: 'carried-on', byHand: 'rest', consentBy: 'page' },
    {
      phase: 'verify',
      steps: {
        remove: doneBefore,
        select: doneBefore,
        enable: { status: 'done', at: noon - minute, note: null },
      },
      byHand: 'rest',
      consentState: null,
      lookedAt: null,
      looks: 0,
      problem: null,
      seen: false,
    },
  ],
  [
    'listed-later: gone later, stopped before remove',
    { phase: 'not-repaired', byHand: 'no', steps: { expand: doneBefore }, updatedAt: noon },
    { kind: 'listed-later', listed: 'gone', serverTime: noon, readAt: now },
    {
      removed: 'yes',
      steps: { expand: doneBefore, disable: byUser, remove: byUser },
      before: seenGone(before, noon),
      problem: { kind: 'removed-by-hand' },
      pageSession: { inDoubt: true, name: null, listed: null },
      seen: false,
    },
  ],
  [
    'listed-later: gone later, nothing but lastSeen',
    { phase: 'not-repaired', byHand: 'no', before: null, lastSeen: before, updatedAt: noon },
    { kind: 'listed-later', listed: 'gone', serverTime: noon, readAt: now },
    {
      removed: 'yes',
      steps: { expand: byUser, disable: byUser, remove: byUser },
      before: seenGone(before, noon),
      problem: { kind: 'removed-by-hand' },
      pageSession: { inDoubt: true, name: null, listed: null },
      seen: false,
    },
  ],
  [
    'listed-later: gone later, nothing known',
    { phase: 'not-repaired', byHand: 'no', before: null, lastSeen: null, updatedAt: noon },
    { kind: 'listed-later', listed: 'gone', serverTime: noon, readAt: now },
    nothing,
  ],
  [
    'listed-later: gone later, a week on',
    { phase: 'not-repaired', byHand: 'no', updatedAt: now - 7 * day },
    { kind: 'listed-later', listed: 'gone', serverTime: noon, readAt: now },
    {
      removed: 'yes',
      steps: { expand: byUser, disable: byUser, remove: byUser },
      before: seenGone(before, noon),
      problem: { kind: 'removed-by-hand' },
      pageSession: { inDoubt: true, name: null, listed: null },
      seen: false,
    },
  ],
  [
    'listed-later: gone later, over a week on',
    { phase: 'not-repaired', byHand: 'no', updatedAt: now - 7 * day - 1 },
    { kind: 'listed-later', listed: 'gone', serverTime: noon, readAt: now },
    nothing,
  ],
  [
    'listed-later: on later',
    { phase: 'not-repaired', byHand: 'no' },
    { kind: 'listed-later', listed: 'on', serverTime: noon, readAt: now },
    { isOver: true },
  ],
  [
    'listed-later: on later again',
    { phase: 'not-repaired', byHand: 'no', isOver: true },
    { kind: 'listed-later', listed: 'on', serverTime: noon, readAt: now },
    nothing,
  ],
  [
    'listed-later: off later',
    { phase: 'not-repaired', byHand: 'no' },
    { kind: 'listed-later', listed: 'off', serverTime: noon, readAt: now },
    nothing,
  ],
  [
    'listed-later: on, by a reading from before it ended',
    { phase: 'not-repaired', byHand: 'no', updatedAt: now + 1 },
    { kind: 'listed-later', listed: 'on', serverTime: noon, readAt: now },
    nothing,
  ],
  [
    'listed-later: removed, listed just then',
    { phase: 'not-repaired', byHand: 'no', removed: 'yes', updatedAt: noon },
    { kind: 'listed-later', listed: 'on', serverTime: noon, readAt: now },
    nothing,
  ],
  [
    'listed-later: removed, listed after a minute',
    { phase: 'not-repaired', byHand: 'no', removed: 'yes', updatedAt: now - minute - 1 },
    { kind: 'listed-later', listed: 'off', serverTime: noon, readAt: now },
    { removed: 'no' },
  ],
  [
    'result-shown: shown',
    { phase: 'repaired', byHand: 'no' },
    { kind: 'result-shown' },
    { seen: false },
  ],
  [
    'result-shown: shown again',
    { phase: 'repaired', byHand: 'no', seen: false },
    { kind: 'result-shown' },
    nothing,
  ],
  [
    'result-closed: closed',
    { phase: 'not-repaired', byHand: 'no', seen: false },
    { kind: 'result-closed' },
    { seen: true },
  ],
  [
    'result-closed: closed again',
    { phase: 'not-repaired', byHand: 'no' },
    { kind: 'result-closed' },
    nothing,
  ],
  [
    'left-removed: left removed',
    { phase: 'not-repaired', byHand: 'no', removed: 'yes', seen: false },
    { kind: 'left-removed' },
    { seen: true, abandoned: true },
  ],
  [
    'left-removed: left removed, finished',
    { phase: 'not-repaired', byHand: 'no', removed: 'no', seen: false },
    { kind: 'left-removed' },
    nothing,
  ],
]

it.each(changes)('%s', (...change) => {
  const { at, next, expected } = become(change)
  expect(next).toEqual(expected)
  expect(next === at).toBe(change[3] === nothing)
})
