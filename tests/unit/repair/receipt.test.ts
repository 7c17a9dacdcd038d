import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import type { ImportRun } from '../../../utils/api/schema.ts'
import { gapAfter } from '../../../utils/repair/gap.ts'
import { writeReceipt } from '../../../utils/repair/receipt.ts'
import type { Receipt } from '../../../utils/repair/record/schema.ts'
import { type AskedQuestion, receiptSchema } from '../../../utils/repair/record/schema.ts'
import { verbatim } from '../../verbatim.ts'
import { iso, minute, noon } from '../fakes/clock.ts'
import { working } from '../fakes/connections.ts'
import { record } from '../fakes/records.ts'

const ran = (from: string, through: string): ImportRun => ({
  startedAt: iso(noon),
  outcome: 'success',
  from,
  through,
})

describe('the gap between two imports', () => {
  it.each<[string, string | null, ImportRun[], Receipt['gap']]>([
    ['the same day again', '2026-11-08', [ran('2026-11-08', '2026-11-10')], 'none'],
    ['an overlap', '2026-11-08', [ran('2026-11-01', '2026-11-10')], 'none'],
    ['the next day', '2026-11-08', [ran('2026-11-09', '2026-11-10')], 'last-day-unsure'],
    [
      'one day',
      '2026-11-08',
      [ran('2026-11-10', '2026-11-10')],
      { missing: [{ from: '2026-11-09', to: '2026-11-09' }] },
    ],
    [
      'over a month’s end',
      '2026-10-30',
      [ran('2026-11-02', '2026-11-10')],
      { missing: [{ from: '2026-10-31', to: '2026-11-01' }] },
    ],
    [
      'over a leap day',
      '2028-02-28',
      [ran('2028-03-01', '2028-03-02')],
      { missing: [{ from: '2028-02-29', to: '2028-02-29' }] },
    ],
    [
      'over a year’s end',
      '2026-12-31',
      [ran('2027-01-02', '2027-01-03')],
      { missing: [{ from: '2027-01-01', to: '2027-01-01' }] },
    ],
    ['nothing before', null, [ran('2026-11-09', '2026-11-10')], 'unknown'],
    ['nothing after', '2026-11-08', [], 'unknown'],
  ])('%s', (_case, through, runs, gap) => {
    expect(gapAfter(through, runs)).toEqual(gap)
  })
})

describe('the receipt', () => {
  const asked: AskedQuestion = {
    step: 'remove',
    at: noon,
    asked: 'Remove Fitbit?',
    form: 'page',
    answer: 'yes',
  }
  const done = { status: 'done' as const, at: noon + minute, note: null }
  const repair = record({
    phase: 'verify',
    questions: [asked],
    steps: {
      open: done,
      remove: { ...done, status: 'skipped', note: verbatim('It was removed.') },
    },
  })
  const runs: ImportRun[] = [
    ran('2026-11-10', '2026-11-10'),
    ran('2026-11-08', '2026-11-09'),
    { startedAt: iso(noon), outcome: 'failed', from: null },
  ]
  const receipt = writeReceipt(repair, working(), runs, [verbatim('A remark.')], noon + 2 * minute)

  it('says what was done, what was before and what is now', () => {
    expect(receipt).toMatchObject({
      startedAt: noon,
      finishedAt: noon + 2 * minute,
      steps: [
        { step: 'open', status: 'done' },
        { step: 'remove', status: 'skipped', note: verbatim('It was removed.') },
      ],
      lastDayBefore: '2026-11-08',
      firstDayAfter: '2026-11-08',
      gap: 'none',
      settingsBefore: { steps: true, sleep: false, weight: true },
      settingsAfter: working().settings,
      questions: [asked],
      remarks: [verbatim('A remark.')],
    })
  })

  it('can be kept in the journal', () => {
    expect(v.parse(receiptSchema, JSON.parse(JSON.stringify(receipt)))).toEqual(receipt)
  })

  it('claims no numbers where only the page was read', () => {
    const byPage = writeReceipt({ ...repair, source: 'page' }, working(), [], [], noon)
    expect(byPage).toMatchObject({
      recordsBefore: null,
      recordsAfter: null,
      settingsBefore: null,
      settingsAfter: null,
      gap: 'unknown',
    })
  })
})
