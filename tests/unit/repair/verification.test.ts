import { describe, expect, it } from 'vitest'
import type { Connection, ImportRun } from '../../../utils/api/schema.ts'
import {
  newRuns,
  type Verification,
  type VerificationInput,
  verificationLimitMs,
  verify,
} from '../../../utils/repair/verification.ts'
import { message } from '../../../utils/words/message.ts'
import { hour, iso, minute, noon, second } from '../fakes/clock.ts'
import { broken, working } from '../fakes/connections.ts'
import { before } from '../fakes/records.ts'

const { import: imported } = broken()
/** Connected anew, nothing imported since. */
const back = (changes: Partial<Connection> = {}) => working({ import: imported, ...changes })
/** And imported since. */
const proved = (changes: Partial<Connection['import']> = {}) =>
  back({ import: { ...imported, lastSucceededAt: iso(noon + minute), ...changes } })
const run = (outcome: ImportRun['outcome'], startedAt = iso(noon + second)): ImportRun => ({
  startedAt,
  outcome,
})

function judge(connection: Connection | null, more: Partial<VerificationInput> = {}): Verification {
  return verify({
    source: 'api',
    before,
    connection,
    runs: [],
    elapsedMs: 5 * second,
    settingsRestored: 'not-needed',
    ...more,
  })
}

const late = { elapsedMs: verificationLimitMs + 1 }

describe('proved', () => {
  it.each<[string, Connection, Partial<VerificationInput>]>([
    ['a new import has succeeded', proved(), {}],
    ['a run since then has succeeded', back(), { runs: [run('success')] }],
    ['a run since then has brought a part', back(), { runs: [run('failed'), run('partial')] }],
    ['a run in the very second', back(), { runs: [run('success', iso(noon - second))] }],
    ['late', proved(), late],
    [
      'nothing was imported before either',
      proved(),
      { before: { ...before, through: null, records: 0, lastSucceededAt: null } },
    ],
    ['the account isn’t told', back({ externalAccount: null }), { runs: [run('success')] }],
    [
      'more settings than before',
      back({ settings: { ...before.settings, oxygen: true } }),
      { runs: [run('success')] },
    ],
  ])('%s', (_case, connection, more) => {
    expect(judge(connection, more)).toEqual({ kind: 'proved', remarks: [] })
  })

  it('paused by the service: said, but no fault', () => {
    expect(judge(back({ status: 'paused' }))).toEqual({
      kind: 'proved',
      remarks: [message('remark_paused')],
    })
  })

  it('a first import that runs for twenty seconds counts as going on', () => {
    const runs = [run('in_progress')]
    expect(judge(back(), { runs, elapsedMs: 20 * second }).kind).toBe('wait')
    expect(judge(back(), { runs, elapsedMs: 20 * second + 1 })).toEqual({
      kind: 'proved',
      remarks: [message('remark_running')],
    })
  })

  it('by the page alone, which shows no imports: and says so', () => {
    expect(judge(back({ settings: {} }), { source: 'page' })).toEqual({
      kind: 'proved',
      remarks: [message('remark_page_only')],
    })
  })
})

describe('not yet, and after ten minutes not at all', () => {
  const awaited = {
    'not-connected': 'connection',
    'switched-off': 'connection',
    'no-import': 'import',
    'data-missing': 'data',
  } as const

  it.each<[string, Connection | null, Partial<VerificationInput>, keyof typeof awaited]>([
    ['not listed', null, {}, 'not-connected'],
    ['disabled', back({ status: 'disabled' }), {}, 'switched-off'],
    ['in error again', broken(), {}, 'not-connected'],
    ['no import yet', back(), {}, 'no-import'],
    ['only failed runs', back(), { runs: [run('failed'), run('paused')] }, 'no-import'],
    ['the time of import from before', back({ import: broken().import }), {}, 'no-import'],
    ['fewer records than before', proved({ records: 1_199 }), {}, 'data-missing'],
    ['imported less far than before', proved({ through: '2026-11-07' }), {}, 'data-missing'],
    ['imported to nowhere', proved({ through: null }), {}, 'data-missing'],
  ])('%s', (_case, connection, more, problem) => {
    const awaits = awaited[problem]
    expect(judge(connection, more)).toEqual({ kind: 'wait', awaits })
    expect(judge(connection, { ...more, elapsedMs: verificationLimitMs }).kind).toBe('wait')
    expect(judge(connection, { ...more, ...late })).toEqual({ kind: 'failed', problem })
  })
})

describe('runs that count as new', () => {
  it('began after the newest one known before, by the server’s clock alone', () => {
    const known = { ...before, newestRunAt: iso(noon) }
    const runs = [run('success', iso(noon + second)), run('success', iso(noon))]
    expect(newRuns(runs, known)).toEqual([runs[0]])
  })

  it('are all, where there was none before', () => {
    const runs = [run('success', iso(noon - hour))]
    expect(newRuns(runs, { ...before, newestRunAt: null })).toEqual(runs)
  })
})

describe('failed at once', () => {
  it.each<[string, Connection, string]>([
    ['another account of the service', back({ externalAccount: 'fitbit-user-2' }), 'wrong-account'],
    ['a scope missing', broken('scope_missing'), 'scope-missing'],
    ['the account in use elsewhere', broken('account_in_use'), 'account-in-use'],
  ])('%s', (_case, connection, problem) => {
    expect(judge(connection)).toEqual({ kind: 'failed', problem })
  })
})

describe('settings that Remove has lost', () => {
  const lost = (settings: Connection['settings']) => ({ ...proved(), settings })

  it.each<[string, Connection['settings'], Connection['settings']]>([
    ['all', {}, before.settings],
    ['one', { steps: true, sleep: false }, before.settings],
    ['changed', { steps: false, sleep: true, weight: true }, before.settings],
    [
      'new ones are kept',
      { steps: false, oxygen: true },
      { oxygen: true, steps: true, sleep: false, weight: true },
    ],
  ])('are put back first: %s', (_case, now, settings) => {
    expect(judge(lost(now))).toEqual({ kind: 'restore-settings', settings })
  })

  it('are waited for once they were sent, then said', () => {
    expect(judge(lost({}), { settingsRestored: 'yes' })).toMatchObject({ awaits: 'settings' })
    expect(judge(lost({}), { settingsRestored: 'yes', ...late })).toEqual({
      kind: 'proved',
      remarks: [message('remark_settings', { types: 'steps, sleep, weight' })],
    })
  })

  it('that can’t be put back are said, and don’t keep the repair from being proved', () => {
    expect(judge(lost({}), { settingsRestored: 'failed' })).toEqual({
      kind: 'proved',
      remarks: [message('remark_settings', { types: 'steps, sleep, weight' })],
    })
  })
})
