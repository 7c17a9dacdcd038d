import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { describeProblem, type Problem } from '../../../utils/problems.ts'
import {
  describeRepairProblem,
  type RepairProblem,
  repairProblemSchema,
} from '../../../utils/repair/record/problem.ts'
import { verbatim } from '../../verbatim.ts'
import { noon } from '../fakes/clock.ts'

/** One of every kind; the types see to it that none is missing. */
const everyProblem: { [K in Problem['kind']]: Extract<Problem, { kind: K }> } = {
  offline: { kind: 'offline' },
  unreachable: { kind: 'unreachable' },
  timeout: { kind: 'timeout' },
  'signed-out': { kind: 'signed-out' },
  'account-signed-out': { kind: 'account-signed-out', account: 'Test account A' },
  forbidden: { kind: 'forbidden' },
  'rate-limited': { kind: 'rate-limited', retryAt: noon },
  'server-error': { kind: 'server-error', status: 418, retryAt: null },
  'not-fittrend': { kind: 'not-fittrend' },
  malformed: { kind: 'malformed', detail: 'TypeError: x is not a function' },
  'no-api': { kind: 'no-api' },
  refused: { kind: 'refused', status: 418, code: 'teapot_short_and_stout', title: '' },
  'sign-in-cancelled': { kind: 'sign-in-cancelled' },
  'sign-in-failed': { kind: 'sign-in-failed', detail: 'TypeError: x is not a function' },
  'no-identity': { kind: 'no-identity' },
  'site-access': { kind: 'site-access' },
  'page-not-open': { kind: 'page-not-open' },
  'page-unreadable': { kind: 'page-unreadable' },
  'container-gone': { kind: 'container-gone' },
  'sign-in-busy': { kind: 'sign-in-busy' },
  'site-signed-out': { kind: 'site-signed-out' },
  'newer-data': { kind: 'newer-data', detail: '' },
  storage: { kind: 'storage', detail: 'TypeError: x is not a function' },
}
const problems = Object.values(everyProblem)

type Detailed = 'busy' | 'api' | 'internal' | 'page'
const everySimpleKind: Record<Exclude<RepairProblem['kind'], Detailed>, true> = {
  'nothing-to-repair': true,
  'not-confirmed': true,
  'not-removed': true,
  'switched-off': true,
  'import-paused': true,
  'service-down': true,
  'service-retired': true,
  'service-not-offered': true,
  'unknown-service': true,
  'newer-repair': true,
  'page-lost': true,
  'other-account': true,
  'consent-denied': true,
  'consent-closed': true,
  'consent-expired': true,
  'consent-invalid': true,
  'account-in-use': true,
  'scope-missing': true,
  'service-error': true,
  'wrong-account': true,
  'consent-unreachable': true,
  'not-connected': true,
  'not-answered': true,
  'removed-by-hand': true,
  'no-import': true,
  'data-missing': true,
  stopped: true,
}
const repairProblems: RepairProblem[] = [
  ...Object.keys(everySimpleKind).map((kind) => v.parse(repairProblemSchema, { kind })),
  { kind: 'busy', service: 'Garmin' },
  { kind: 'internal', detail: 'TypeError: x is not a function' },
  {
    kind: 'page',
    page: 'not-found',
    sentence: verbatim('“Disable” isn’t on the page.'),
    lookedFor: verbatim('button "Disable"'),
    candidates: [],
  },
  ...problems.map((problem): RepairProblem => ({ kind: 'api', problem })),
]

/** Words of ours or of machines that no user should have to read. */
const machineWords = /undefined|null|\bAPI\b|HTTP|TypeError|418|teapot_short|[a-z]+_[a-z]+|\{|\}/

describe('trouble in the user’s words', () => {
  it.each(problems.map((problem): [string, Problem] => [problem.kind, problem]))(
    '%s: what is the matter, and what to do',
    (kind, problem) => {
      const { sentence, whatToDo } = describeProblem(problem)
      for (const text of [sentence, whatToDo]) expectPlainSentences(text, kind)
    },
  )

  it.each(
    repairProblems.map((problem): [string, RepairProblem] => [
      problem.kind === 'api' ? `api: ${problem.problem.kind}` : problem.kind,
      problem,
    ]),
  )('repair, %s: why, and what now', (_name, problem) => {
    const { why, whatNow } = describeRepairProblem(problem, 'Fitbit')
    for (const text of [why, whatNow]) expectPlainSentences(text, problem.kind)
  })

  it.each<[RepairProblem['kind'], string]>([
    ['busy', 'Wait until it is done, then try again.'],
    ['internal', 'Click “Try again”. If it happens again, get help.'],
    ['page', 'Click “Do it myself” to do this step on the page, or “Try again”.'],
    ['stopped', 'Click “Try again” to go on.'],
  ])('says what helps against this kind of trouble: %s', (kind, words) => {
    const problem = repairProblems.find((it) => it.kind === kind)
    expect(problem && describeRepairProblem(problem, 'Fitbit').whatNow).toBe(words)
  })

  it('passes on what FitTrend itself says of a refusal', () => {
    const refused: Problem = { kind: 'refused', status: 422, code: 'x', title: 'Too many at once' }
    expect(describeProblem(refused).sentence).toContain('“Too many at once”')
  })

  it.each(repairProblems)('$kind can be kept in the journal', (problem) => {
    expect(v.parse(repairProblemSchema, JSON.parse(JSON.stringify(problem)))).toEqual(problem)
  })
})

function expectPlainSentences(text: string, kind: string): void {
  expect(text).toMatch(/^[A-Z“].*[.”]$/s)
  expect(text).not.toMatch(machineWords)
  if (kind.includes('-')) expect(text).not.toContain(kind)
}
