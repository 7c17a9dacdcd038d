import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import {
  isInTheWay,
  isUnfinished,
  owesProof,
  type Phase,
  phases,
  recordVersion,
  repairRecordSchema,
} from '../../../utils/repair/record/schema.ts'
import { verbatim } from '../../verbatim.ts'
import { noon } from '../fakes/clock.ts'
import { before, type RecordChanges, record } from '../fakes/records.ts'

const isRead = (value: unknown) => v.safeParse(repairRecordSchema, value).success
const fields = Object.keys(record())

describe.each(phases)('a record in %s', (phase) => {
  const good = record({ phase })

  it('is read as it was written', () => {
    expect(v.parse(repairRecordSchema, good)).toEqual(good)
  })

  it('isn’t read with a field missing, or with garbage there', () => {
    for (const field of fields) {
      const { [field as keyof typeof good]: _gone, ...rest } = good
      expect(isRead(rest), field).toBe(false)
      for (const garbage of ['?', -1e300, { kind: '?' }, ['?']]) {
        const isText = typeof garbage === 'string' && texts.has(field)
        if (!isText) expect(isRead({ ...good, [field]: garbage }), field).toBe(false)
      }
    }
  })
})

/** Any text may stand there. */
const texts = new Set(['id', 'account', 'accountName', 'container', 'consentState'])

const click = {
  kind: 'user-click',
  since: noon,
  sentence: verbatim('Click it.'),
  problem: { kind: 'stopped' },
} as const
const waits: Record<string, NonNullable<RecordChanges['waiting']>> = {
  click,
  signIn: { kind: 'site-sign-in', since: noon },
  account: { kind: 'account', since: noon, why: 'listed' },
  consent: { kind: 'consent', since: noon },
  consentTab: { kind: 'consent-tab', since: noon },
}

describe('what a phase can’t have', () => {
  it.each<[Phase, string[]]>([
    ['gate', []],
    ['open', ['click', 'signIn', 'account']],
    ['select', ['click', 'signIn', 'account']],
    ['enable', ['click', 'signIn', 'account', 'consent', 'consentTab']],
    ['verify', []],
    ['repaired', []],
    ['not-repaired', []],
  ])('%s waits for: %s', (phase, expected) => {
    const may = Object.keys(waits).filter((name) => isRead(record({ phase, waiting: waits[name] })))
    expect(may).toEqual(expected)
  })

  it.each<[Phase, RecordChanges]>([
    ['gate', { problem: { kind: 'stopped' } }],
    ['gate', { isOver: true }],
    ['gate', { awaits: 'data' }],
    ['open', { awaits: 'data' }],
    ['open', { isOver: true }],
    ['enable', { receipt: record({ phase: 'repaired' }).receipt }],
    ['enable', { awaits: 'data' }],
    ['verify', { before: null }],
    ['verify', { enabledAt: null }],
    ['repaired', { before: null }],
    ['repaired', { removed: 'maybe' }],
    ['repaired', { byHand: 'step' }],
    ['repaired', { stopRequested: true }],
    ['repaired', { awaits: 'import' }],
    ['repaired', { receipt: null }],
    ['repaired', { problem: { kind: 'stopped' } }],
    ['repaired', { isOver: true }],
    ['not-repaired', { byHand: 'rest' }],
    ['not-repaired', { stopRequested: true }],
    ['not-repaired', { awaits: 'import' }],
    ['not-repaired', { problem: null }],
    ['not-repaired', { receipt: record({ phase: 'repaired' }).receipt }],
  ])('%s: %o', (phase, changes) => {
    expect(isRead(record({ phase, ...changes }))).toBe(false)
  })

  it('a record of another version', () => {
    for (const version of [recordVersion - 1, recordVersion + 1])
      expect(isRead({ ...record(), version })).toBe(false)
  })
})

describe('what any record may have', () => {
  const times = { serverTime: noon, records: 0, settings: {} }
  const nulls = { through: null, externalAccount: null, lastSucceededAt: null }
  const nothing = { ...times, ...nulls, newestRunAt: null, tokenRefreshedAt: null }
  const asked = { step: 'remove', at: noon, asked: 'Sure?', form: 'page', answer: 'yes' } as const

  it.each<[string, RecordChanges]>([
    ['nothing known of before', { before: null, lastSeen: before }],
    ['next to nothing known of before', { before: nothing, lastSeen: nothing }],
    ['a container', { container: 'firefox-container-1', source: 'page' }],
    ['force', { force: true }],
    ['consent by the page', { consentBy: 'page', consentState: 'state', consentWindow: 3 }],
    ['a page in doubt', { pageSession: { inDoubt: true, name: 'A', listed: ['Garmin'] } }],
    ['questions', { questions: [asked, { ...asked, form: 'confirm', answer: 'cancel' }] }],
    ['a question that was left', { questions: [{ ...asked, answer: 'left' }] }],
    ['looks', { enabledAt: noon, lookedAt: noon, looks: 3, seen: true, signInShown: true }],
    ['steps', { steps: { open: { status: 'done', at: noon, note: null } }, acted: ['open'] }],
    [
      'a step passed over',
      { steps: { select: { status: 'skipped', at: noon, note: verbatim('Why.') } } },
    ],
    ...(['no', 'maybe', 'yes'] as const).map((removed): [string, RecordChanges] => [
      `removed: ${removed}`,
      { removed },
    ]),
    ...(['no', 'step', 'rest'] as const).map((byHand): [string, RecordChanges] => [
      `by hand: ${byHand}`,
      { byHand },
    ]),
    ...(['unknown', 'not-needed', 'yes', 'failed'] as const).map(
      (settingsRestored): [string, RecordChanges] => [
        `settings: ${settingsRestored}`,
        { settingsRestored },
      ],
    ),
  ])('%s', (_case, changes) => {
    const changed = record(changes)
    expect(v.parse(repairRecordSchema, changed)).toEqual(changed)
  })

  it.each(['signed-in', 'not-listed', 'listed'] as const)('asked whose page: %s', (why) => {
    expect(isRead(record({ waiting: { kind: 'account', since: noon, why } }))).toBe(true)
  })

  it.each(['connection', 'settings', 'data', 'history', 'import', null] as const)(
    'awaited: %s',
    (awaits) => expect(isRead(record({ phase: 'verify', awaits }))).toBe(true),
  )

  it.each(['none', 'last-day-unsure', 'running', 'unknown', 'days'] as const)('gap: %s', (gap) => {
    const days = { from: '2026-11-08', to: '2026-11-09' }
    const { receipt } = record({ phase: 'repaired' })
    const told = receipt && { ...receipt, gap: gap === 'days' ? { missing: [days] } : gap }
    const repaired = record({ phase: 'repaired', receipt: told })
    expect(v.parse(repairRecordSchema, repaired)).toEqual(repaired)
  })
})

describe('a repair that has ended', () => {
  const ended = (changes: RecordChanges) => record({ phase: 'not-repaired', ...changes })

  it('is unfinished after Remove, unless it was left so', () => {
    expect(isUnfinished(ended({}))).toBe(false)
    expect(isUnfinished(ended({ removed: 'maybe' }))).toBe(true)
    expect(isUnfinished(ended({ removed: 'yes', abandoned: true }))).toBe(false)
    expect(isUnfinished(record({ removed: 'yes' }))).toBe(false)
  })

  const unproved: RecordChanges = { enabledAt: noon, settingsRestored: 'unknown' }

  it.each<[string, RecordChanges, boolean]>([
    ['stopped', {}, true],
    ['a fault of ours', { problem: { kind: 'internal', detail: 'x' } }, true],
    ['not connected', { problem: { kind: 'not-connected' } }, true],
    ['not answered', { problem: { kind: 'not-answered' } }, true],
    ['FitTrend’s API', { problem: { kind: 'api', problem: { kind: 'offline' } } }, true],
    ['a verdict', { problem: { kind: 'no-import' } }, false],
    ['settings compared', { settingsRestored: 'yes' }, false],
    [
      'settings compared, and nobody answered',
      { settingsRestored: 'yes', problem: { kind: 'not-answered' } },
      true,
    ],
    ['never enabled', { enabledAt: null }, false],
    ['read from the page', { source: 'page' }, false],
    ['left so by the user', { abandoned: true }, false],
    ['not ended', { phase: 'verify', problem: null }, false],
  ])('owes its proof where it was interrupted: %s', (_case, changes, owes) => {
    expect(owesProof(ended({ ...unproved, ...changes }))).toBe(owes)
  })
})

it('nothing else may be begun beside a repair at work, unless it waits for its proof alone', () => {
  const inTheWay = phases.filter((phase) => isInTheWay(record({ phase })))
  expect(inTheWay).toEqual(phases.slice(0, -3))
})
