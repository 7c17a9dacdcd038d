import { expect, it } from 'vitest'
import type { RepairRecord } from '../../../utils/repair/record/schema.ts'
import { watchedRepairs } from '../../../utils/view-state/watched-repairs.ts'
import { message } from '../../../utils/words/message.ts'
import { noon } from '../fakes/clock.ts'
import { type RecordChanges, record } from '../fakes/records.ts'

const nobody: ReadonlySet<string> = new Set()

function told(repair: RepairRecord, inSight = nobody) {
  const [it] = watchedRepairs({ records: [repair], asking: nobody, leftAsking: nobody }, inSight)
  return it
}

it.each(['gate', 'expand', 'remove', 'enable', 'verify'] as const)('%s is at work', (phase) => {
  expect(told(record({ phase }))).toMatchObject({ state: 'works', title: 'Repairing Fitbit' })
})

it('waits for the user, with the words of the views', () => {
  const sentence = message('page_click', { what: message('control_expander', { name: 'Fitbit' }) })
  const problem = { kind: 'stopped' } as const
  const waiting = { kind: 'user-click', since: noon + 7, sentence, problem } as const
  expect(told(record({ phase: 'expand', waiting }))).toMatchObject({
    state: 'waits',
    since: noon + 7,
    title: 'The repair of Fitbit waits for you',
    message: 'Waiting for you: Click (+) of Fitbit.',
  })
})

const gaps: [
  RepairRecord['receipt'] extends infer R ? (R extends { gap: infer G } ? G : never) : never,
  string,
][] = [
  ['none', 'No gap: no day is missing.'],
  ['running', 'Too early to say whether a day is missing: an import is under way.'],
  [
    { missing: [{ from: '2026-11-08', to: '2026-11-09' }] },
    'Some days are missing. Open Reconnect to see which.',
  ],
]

it.each(gaps)('repaired, with the gap %j, is told as what was found', (gap, words) => {
  const { receipt } = record({ phase: 'repaired' })
  const ended = record({ phase: 'repaired', receipt: receipt && { ...receipt, gap } })
  expect(told(ended)).toMatchObject({
    state: 'ended',
    title: 'Fitbit is connected again',
    message: words,
  })
})

it('not repaired is told with why, and what now', () => {
  expect(told(record({ phase: 'not-repaired', problem: { kind: 'page-lost' } }))).toMatchObject({
    state: 'ended',
    title: 'Fitbit is not repaired.',
    message:
      'FitTrend’s Connect page couldn’t be opened. Check that FitTrend opens in a tab, then try again.',
  })
})

it.each<[string, RecordChanges & { phase: 'repaired' | 'not-repaired' }]>([
  ['the user has stopped', { phase: 'not-repaired', problem: { kind: 'stopped' } }],
  ['the user has seen', { phase: 'not-repaired', problem: { kind: 'page-lost' }, seen: true }],
  ['is repaired and seen', { phase: 'repaired', seen: true }],
  [
    'is left removed, which has an alert of its own',
    { phase: 'not-repaired', removed: 'yes', problem: { kind: 'consent-denied' } },
  ],
])('what %s is no news', (_what, changes) => {
  expect(told(record(changes))).toMatchObject({ state: 'over' })
})

it('says which of them the user sees', () => {
  expect(told(record({ phase: 'expand' }), new Set(['repair-1']))?.isInSight).toBe(true)
  expect(told(record({ phase: 'expand' }))?.isInSight).toBe(false)
})
