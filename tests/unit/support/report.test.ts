import { describe, expect, it } from 'vitest'
import type { RepairRecord } from '../../../utils/repair/record.ts'
import type { RepairProblem } from '../../../utils/repair/repair-problem.ts'
import { writeReport } from '../../../utils/support/report.ts'
import { minute, noon } from '../fakes/clock.ts'
import { before, record } from '../fakes/records.ts'

const page: RepairProblem = {
  kind: 'page',
  page: 'not-found',
  sentence: '“Disable” isn’t on the page.',
  lookedFor: 'button "Disable" of Fitbit',
  candidates: ['button "Switch off"', 'link "Help"'],
}

describe('the report of a repair', () => {
  it('tells support what was done, how far it came, and what was found', () => {
    const repair = record({
      phase: 'not-repaired',
      problem: page,
      steps: {
        open: { status: 'done', at: noon, note: null },
        expand: { status: 'skipped', at: noon, note: null },
      },
      acted: ['open', 'expand', 'disable'],
      updatedAt: noon + minute,
    })
    expect(writeReport(repair, page.sentence).split('\n')).toEqual([
      'Reconnect for FitTrend: report of a repair',
      'Service: Fitbit',
      'Started: 2026-11-10T12:00:00.000Z',
      'Ended: 2026-11-10T12:01:00.000Z',
      'Result: not repaired. “Disable” isn’t on the page.',
      'Kind: page (not-found)',
      'Removed: no',
      '',
      '1. Go to My Account > Connect: done',
      '2. Click the (+) beside Fitbit: skipped',
      '3. Click Disable: begun',
      '4. Click Remove: not begun',
      '5. Click Enable Service and select Fitbit: not begun',
      '6. Click Enable and grant permission at Fitbit: not begun',
      '',
      'Looked for: button "Disable" of Fitbit',
      'Found on the page:',
      'button "Switch off"',
      'link "Help"',
    ])
  })

  it.each<[string, RepairProblem, string]>([
    ['nothing found', { ...page, candidates: [] }, 'nothing like it'],
    ['a fault of ours', { kind: 'internal', detail: 'Error: boom' }, 'Fault: Error: boom'],
    [
      'a fault of the interface',
      { kind: 'api', problem: { kind: 'server-error', status: 500, retryAt: null } },
      'FitTrend’s interface: server-error',
    ],
  ])('%s', (_case, problem, line) => {
    expect(writeReport(record({ problem }), 'Why.').split('\n')).toContain(line)
  })

  it('holds nothing private: no account, no settings, no data, no secret of the consent', () => {
    const secrets: Partial<RepairRecord> = {
      account: 'private-account-id',
      id: 'private-repair-id',
      consentState: 'private-consent-state',
      questions: [
        {
          step: 'remove',
          at: 0,
          asked: 'Remove Fitbit of account-a@example.com?',
          form: 'page',
          answer: 'yes',
        },
      ],
      before: {
        ...before,
        settings: { 'private-setting': true },
        externalAccount: 'private-external-account',
        through: '1999-01-01',
        records: 424_242,
        tokenRefreshedAt: '1998-01-01T00:00:00Z',
      },
    }
    const problems: RepairProblem[] = [
      page,
      { kind: 'stopped' },
      { kind: 'api', problem: { kind: 'malformed', detail: 'private-detail' } },
      { kind: 'api', problem: { kind: 'refused', status: 1, code: 'c', title: 'private-title' } },
    ]
    for (const problem of problems) {
      const text = writeReport(record({ ...secrets, problem }), 'Why.')
      expect(text).not.toMatch(/private|account-a@|1999|1998|424/)
    }
  })
})
