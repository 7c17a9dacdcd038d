import { describe, expect, it } from 'vitest'
import { readRecord } from '../../../utils/repair/record/migrations.ts'
import { phases, type RepairRecord } from '../../../utils/repair/record/schema.ts'
import { minute, noon } from '../fakes/clock.ts'
import { before, record } from '../fakes/records.ts'

type Raw = Record<string, unknown>

/** A record as version 2 wrote it, which had every field in every phase and fewer of them. */
function ofVersion2(current: RepairRecord, changes: Raw = {}): Raw {
  const { accountName, container, pageSession, awaits, lastSeen, consentBy, looks, ...rest } =
    current
  const { questions, ...kept } = rest
  return { ...kept, version: 2, confirmed: null, ...changes }
}

/** As one of the first builds wrote it, which knew neither the page as a source nor looks. */
function ofVersion1(current: RepairRecord, changes: Raw = {}): Raw {
  const { source, byHand, signInShown, consentWindow, lookedAt, isOver, ...rest } =
    ofVersion2(current)
  const { newestRunAt: _new, ...known } = before
  return { ...rest, version: 1, before: known, ...changes }
}

const sinceThen = {
  accountName: '',
  container: null,
  pageSession: { inDoubt: true, name: null, listed: null },
  awaits: null,
  lastSeen: null,
  consentBy: 'api',
  looks: 0,
  questions: [],
}

describe.each(phases)('a record in %s', (phase) => {
  const now = record({ phase, settingsRestored: 'yes' })

  it('of version 2 is as it was, with what is safe for all that is new', () => {
    expect(readRecord(ofVersion2(now))).toEqual({ ...now, ...sinceThen })
  })

  it('of version 1, too', () => {
    const newestRunAt = before.lastSucceededAt
    expect(readRecord(ofVersion1(now))).toEqual({
      ...now,
      ...sinceThen,
      before: { ...before, newestRunAt },
    })
  })

  it('loses what an earlier phase had left in it', () => {
    const left = {
      waiting: { kind: 'consent', since: noon },
      byHand: 'rest',
      stopRequested: true,
      removed: 'maybe',
      receipt: record({ phase: 'repaired' }).receipt,
      isOver: true,
      problem: { kind: 'no-import' },
    }
    const isUnderWay = phase !== 'repaired' && phase !== 'not-repaired'
    expect(readRecord(ofVersion2(now, left))).toMatchObject({
      waiting: phase === 'enable' ? left.waiting : null,
      byHand: isUnderWay ? 'rest' : 'no',
      stopRequested: isUnderWay,
      removed: phase === 'repaired' ? 'no' : 'maybe',
      receipt: phase === 'repaired' ? { gap: 'unknown' } : null,
      isOver: phase === 'not-repaired',
      problem: phase === 'not-repaired' ? left.problem : null,
    })
  })
})

describe('a record of version 2', () => {
  it.each([
    ['gate', 'site-sign-in', false],
    ['remove', 'site-sign-in', true],
    ['remove', 'consent', false],
    ['remove', 'consent-tab', false],
    ['enable', 'consent-tab', true],
    ['verify', 'site-sign-in', false],
  ] as const)('in %s that waits for %s goes on waiting: %s', (phase, kind, waits) => {
    const waiting = { kind, since: noon }
    const read = readRecord(ofVersion2(record({ phase }), { waiting }))
    expect(read?.waiting).toEqual(waits ? waiting : null)
  })

  it('has ended for a reason, and was enabled at the latest when it was written last', () => {
    const ended = ofVersion2(record({ phase: 'not-repaired' }), { problem: null })
    expect(readRecord(ended)?.problem).toEqual({ kind: 'stopped' })
    const verifying = record({ phase: 'verify', updatedAt: noon + minute })
    expect(readRecord(ofVersion2(verifying))?.enabledAt).toBe(noon)
    const unknown = ofVersion2(verifying, { enabledAt: null })
    expect(readRecord(unknown)?.enabledAt).toBe(noon + minute)
  })

  it('keeps the question that was answered, and the days that were missing', () => {
    const { receipt } = record({ phase: 'repaired' })
    const gap = { from: '2026-11-08', to: '2026-11-09' }
    const raw = ofVersion2(record({ phase: 'repaired', updatedAt: noon }), {
      confirmed: 'Sure?',
      receipt: { ...receipt, questions: undefined, confirmed: 'Sure?', gap },
    })
    const question = { step: 'remove', asked: 'Sure?', form: 'page', answer: 'yes' }
    expect(readRecord(raw)).toMatchObject({
      questions: [{ ...question, at: noon }],
      receipt: { gap: { missing: [gap] }, questions: [{ ...question, at: noon + minute }] },
    })
  })
})

describe('a record of version 1 that no look was noted in', () => {
  it.each([
    ['remove', 'no', 'not-needed', 'unknown'],
    ['remove', 'no', 'yes', 'yes'],
    ['not-repaired', 'maybe', 'not-needed', 'unknown'],
    ['not-repaired', 'no', 'not-needed', 'not-needed'],
    ['repaired', 'no', 'not-needed', 'not-needed'],
  ] as const)(
    'in %s, removed %s, settings %s: %s',
    (phase, removed, settingsRestored, expected) => {
      const raw = ofVersion1(record({ phase, removed, settingsRestored }))
      expect(readRecord(raw)?.settingsRestored).toBe(expected)
    },
  )

  it('doesn’t know the settings compared; one with a look does', () => {
    const raw = ofVersion1(record({ settingsRestored: 'not-needed' }), { lookedAt: noon })
    expect(readRecord(raw)).toMatchObject({ lookedAt: noon, settingsRestored: 'not-needed' })
  })

  it('keeps what is known of the newest run, and may know nothing of before', () => {
    const known = ofVersion1(record(), { before: { ...before, newestRunAt: null } })
    expect(readRecord(known)?.before).toEqual(before)
    expect(readRecord(ofVersion1(record(), { before: null }))?.before).toBeNull()
  })
})

it.each([null, 'x', {}, { version: 0 }, { version: 9 }, { version: 2 }])(
  'what is no record is none: %o',
  (raw) => expect(readRecord(raw)).toBeNull(),
)
