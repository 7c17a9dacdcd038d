import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import type { RepairProblem } from '../../../utils/repair/record/problem.ts'
import { type AskedQuestion, repairRecordSchema } from '../../../utils/repair/record/schema.ts'
import { siteProfile } from '../../../utils/site/profile.ts'
import { writeReport } from '../../../utils/support/report.ts'
import { type Message, message } from '../../../utils/words/message.ts'
import { verbatim } from '../../verbatim.ts'
import { minute, noon, second } from '../fakes/clock.ts'
import { record } from '../fakes/records.ts'

const site = siteProfile({ origin: 'https://fittrend.test', connectPath: '/connect', api: true })

const page: RepairProblem = {
  kind: 'page',
  page: 'not-found',
  sentence: verbatim('“Disable” isn’t on the page.'),
  lookedFor: verbatim('button "Disable" of Fitbit'),
  candidates: ['button "Switch off"', 'link "Help for Anna"', 'x-anna "Remove"'],
}
const question: AskedQuestion = {
  step: 'remove',
  at: noon,
  asked: 'Remove Fitbit of account-a@example.com?',
  form: 'page',
  answer: 'yes',
}

const ended = { phase: 'not-repaired' } as const

function linesOf(changes: Parameters<typeof record>[0]): string[] {
  return writeReport(
    v.parse(repairRecordSchema, record({ ...(changes?.problem && ended), ...changes })),
    site,
  ).split('\n')
}

describe('the report of a repair', () => {
  it('tells support what was done, how far it came, and what kind of thing was found', () => {
    const repair = record({
      phase: 'not-repaired',
      problem: page,
      steps: {
        open: { status: 'done', at: noon + second, note: null },
        expand: { status: 'skipped', at: noon + 2 * second, note: null },
      },
      acted: ['open', 'expand', 'disable'],
      updatedAt: noon + minute,
      questions: [question],
    })
    expect(linesOf(repair)).toEqual([
      'Reconnect for FitTrend: report of a repair',
      'Format: reconnect-report, version 1',
      'Service: Fitbit',
      'Started: 2026-11-10T12:00:00.000Z',
      'Ended: 2026-11-10T12:01:00.000Z',
      'Read from: FitTrend’s interface',
      'Result: not repaired. The page didn’t allow a step.',
      'Kind: page (not-found)',
      'Removed: no',
      '',
      '1. Go to My Account > Connect: done, 2026-11-10T12:00:01.000Z',
      '2. Click the (+) beside Fitbit: skipped, 2026-11-10T12:00:02.000Z',
      '3. Click Disable: begun',
      '4. Click Remove: not begun',
      '5. Click Enable Service and select Fitbit: not begun',
      '6. Click Enable and grant permission at Fitbit: not begun',
      '',
      'Looked for in step 3: not known, "… Disable … Fitbit"',
      'Found on the page:',
      'button "…"',
      'link "…"',
      'element "… Remove …"',
      '',
      'Questions of the page:',
      'step 4, drawn by the page, answered yes: "Remove Fitbit …" (39 characters)',
    ])
  })

  it.each<[string, RepairProblem, string]>([
    ['nothing found', { ...page, candidates: [] }, 'nothing like it'],
    ['a page that stops in a way unknown', { ...page, page: 'anna' }, 'Kind: page (other)'],
    ['another service on the page', { ...page, candidates: ['li "Oura"'] }, 'li "another service"'],
    ['words as the profile has them', { ...page, candidates: ['a "SIGN  ÌN"'] }, 'a "Sign in"'],
    ['parts of words', { ...page, candidates: ['a "Disabler+49 Fitbits"'] }, 'a "…"'],
    ['far more than can be read', { ...page, candidates: Array(25).fill('a "x"') }, 'more: 5'],
    ['a fault of ours', { kind: 'internal', detail: 'TypeError: anna' }, 'Fault: TypeError'],
    ['a fault of none knows what', { kind: 'internal', detail: 'anna' }, 'Fault: of another kind'],
    [
      'a fault of the interface',
      { kind: 'api', problem: { kind: 'server-error', status: 500, retryAt: null } },
      'HTTP status: 500',
    ],
    [
      'another repair at work',
      { kind: 'busy', service: 'Anna' },
      'Result: not repaired. Another repair was at work.',
    ],
  ])('%s', (_case, problem, line) => {
    expect(linesOf({ problem })).toContain(line)
  })

  it('tells no number in the place of a status that is none', () => {
    const refused = { kind: 'refused', status: 4_917_012, code: '', title: '' } as const
    const lines = linesOf({ problem: { kind: 'api', problem: refused } })
    expect(lines.join()).not.toContain('4917012')
  })

  it('names a service by its id, in the words of the profile', () => {
    const named = linesOf({ service: { id: 'fitbit', name: 'Anna’s watch' } })
    expect(named).toContain('Service: Fitbit')
    const unknown = linesOf({ service: { id: 'anna-4711', name: 'Fitbit' } })
    expect(unknown).toContain('Service: another service')
  })

  it('tells what the engine looked for by its kind, whatever language the user reads', () => {
    const lookedFor = message('look_act', { word: 'Disable', name: 'Fitbit' })
    const told = linesOf({ problem: { ...page, lookedFor } })
    expect(told).toContain('Looked for in step 1: a control of the entry, "Disable Fitbit"')
    const forged = { id: 'anna_4711', with: { text: 'Anna' } } as unknown as Message
    expect(linesOf({ problem: { ...page, lookedFor: forged } })).toContain(
      'Looked for in step 1: not known, "…"',
    )
    expect(linesOf({ problem: { ...page, lookedFor: null } })).toContain(
      'Looked for in step 1: not known',
    )
  })

  it('knows the services of the site in use', () => {
    const coros = { id: 'coros', name: 'Coros' }
    const repair = record({ ...ended, problem: { kind: 'stopped' }, service: coros })
    expect(writeReport(repair, { ...site, services: [...site.services, coros] })).toContain(
      'Service: Coros',
    )
  })

  it('is left unwritten where it would hold what its schema doesn’t know', () => {
    const problem = { kind: 'of a later version, for Anna' } as unknown as RepairProblem
    expect(writeReport(record({ problem }), site)).toBe(
      'Reconnect for FitTrend: the report of this repair could not be written.',
    )
  })

  it('keeps its own words where somebody is called like one', () => {
    const problem: RepairProblem = { kind: 'stopped' }
    const usual = linesOf({ problem })
    expect(linesOf({ problem, accountName: 'Connect Removed', account: '2026' })).toEqual(usual)
  })
})
