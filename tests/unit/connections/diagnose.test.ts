import { describe, expect, it } from 'vitest'
import type { Connection } from '../../../utils/api/schema.ts'
import { diagnose } from '../../../utils/connections/diagnose.ts'
import { shownOnPage } from '../../../utils/connections/diagnose-error.ts'
import { nothingKnown } from '../../../utils/connections/known.ts'
import { diagnosisPolicy } from '../../../utils/connections/policy.ts'
import { isLoudLevel, type StateId, states } from '../../../utils/connections/states.ts'
import { day, hour, iso, minute, noon, second } from '../fakes/clock.ts'
import { broken, working } from '../fakes/connections.ts'

const { confirmMs } = diagnosisPolicy

function judge(connection: Connection, firstSeenAt: number | null = null, serverTime = noon) {
  return diagnose({ connection, serverTime, firstSeenAt, source: 'api', known: nothingKnown })
}

const imported = working().import

describe('diagnosis', () => {
  it.each<[string, Connection, StateId]>([
    ['connected and importing as usual', working(), 'healthy'],
    [
      'history still being imported',
      working({ import: { ...imported, historyComplete: false } }),
      'importing',
    ],
    [
      'nothing imported yet',
      working({ import: { ...imported, lastSucceededAt: null } }),
      'importing',
    ],
    ['paused', working({ status: 'paused' }), 'paused'],
    ['paused, whatever error it carries', broken('token_expired', { status: 'paused' }), 'paused'],
    ['switched off by the user', working({ status: 'disabled' }), 'disabled'],
    ['switched off while broken', broken('token_expired', { status: 'disabled' }), 'disabled'],
    ['token expired', broken('token_expired'), 'needs-repair'],
    ['permission withdrawn', broken('permission_revoked'), 'revoked'],
    ['a scope missing', broken('scope_missing'), 'scope-missing'],
    ['the account in use elsewhere', broken('account_in_use'), 'shared-account'],
    ['the service retired', broken('service_retired'), 'service-retired'],
    ['the service down', broken('service_unavailable'), 'service-down'],
  ])('%s', (_case, connection, state) => {
    const verdict = judge(connection)
    expect(verdict.state).toBe(state)
    expect(verdict.sentence).toContain('Fitbit')
    expect(verdict.confirmAfterMs).toBeNull()
  })

  it('takes an error flag on a connection that says "connected" for history', () => {
    expect(judge(broken('token_expired', { status: 'connected' })).state).toBe('healthy')
  })
})

describe('a blip is not an expiry', () => {
  it.each<[string, Connection]>([
    ['refresh_failed', broken('refresh_failed')],
    ['an unknown code', broken('moon_in_scorpio')],
    ['no code at all', broken('x', { error: null })],
    ['a code that is the name of a built-in', broken('constructor')],
    ['a code that is the prototype’s key', broken('__proto__')],
  ])(
    '%s is believed after a second reading, five minutes on by the server’s clock',
    (_case, connection) => {
      const first = judge(connection)
      expect(first).toMatchObject({ state: 'unknown', confirmAfterMs: confirmMs })
      const early = judge(connection, noon, noon + confirmMs - second)
      expect(early).toMatchObject({ state: 'unknown', confirmAfterMs: second })
      const confirmed = judge(connection, noon, noon + confirmMs)
      expect(confirmed).toMatchObject({ state: 'needs-repair', confirmAfterMs: null })
    },
  )

  it('five minutes are five minutes', () => {
    expect(confirmMs).toBe(5 * minute)
  })

  it('isn’t confirmed by a server clock that has gone back', () => {
    expect(judge(broken('refresh_failed'), noon, noon - hour).state).toBe('unknown')
  })
})

describe('fresh imports outrank an error flag', () => {
  const since = iso(noon - 12 * hour)
  it.each<[string, string, string | null, StateId]>([
    ['imported since the error', 'token_expired', iso(noon - hour), 'healthy'],
    ['imported since an error that isn’t final', 'refresh_failed', iso(noon - hour), 'healthy'],
    ['imported before the error', 'token_expired', iso(noon - 3 * day), 'needs-repair'],
    ['imported in the very moment of the error', 'token_expired', since, 'needs-repair'],
    ['never imported', 'token_expired', null, 'needs-repair'],
    ['in other time zones', 'token_expired', '2026-11-09T23:30:00-02:00', 'healthy'],
  ])('%s', (_case, code, lastSucceededAt, state) => {
    const connection = broken(code, {
      error: { code, since },
      import: { ...imported, lastSucceededAt },
    })
    expect(judge(connection).state).toBe(state)
  })

  it('but not imports that are long past themselves, by the rhythm where one is known', () => {
    const connection = broken('token_expired', {
      error: { code: 'token_expired', since: iso(noon - 9 * day) },
      import: { ...imported, lastSucceededAt: iso(noon - 8 * day) },
    })
    expect(judge(connection).state).toBe('needs-repair')
    const weekly = { typicalDays: 7, spreadDays: 0, longDays: 8 }
    const known = { ...nothingKnown, rhythm: weekly }
    const given = { connection, serverTime: noon, firstSeenAt: null, source: 'api', known } as const
    expect(diagnose(given).state).toBe('healthy')
  })
})

describe('the evidence', () => {
  it('says since when, up to when, and what FitTrend says', () => {
    const connection = broken('moon_in_scorpio', {
      error: { code: 'moon_in_scorpio', since: '2026-11-08T12:00:00Z', message: 'Try later.' },
    })
    expect(judge(connection).evidence).toEqual([
      expect.stringMatching(/^Trouble since .*8/),
      'FitTrend calls it “moon_in_scorpio”',
      'FitTrend says: “Try later.”',
      expect.stringMatching(/^Last import: .*8/),
      expect.stringMatching(/^Imported up to .*8/),
    ])
  })

  it('names what began, where FitTrend’s code says it', () => {
    const [first] = judge(broken('token_expired')).evidence
    expect(first).toMatch(/^Token expired on .*8/)
  })

  it('spares the user a code that the sentence explains', () => {
    expect(judge(broken('token_expired')).evidence.join()).not.toContain('token_expired')
    expect(judge(broken('refresh_failed')).evidence.join()).not.toContain('refresh_failed')
  })

  it('names the year where it isn’t this one', () => {
    const connection = working({ import: { ...imported, through: '2024-02-29' } })
    expect(judge(connection).evidence).toContainEqual(
      expect.stringMatching(/^Imported up to .*2024/),
    )
  })

  it('says when a paused import goes on, and that nothing has come yet', () => {
    const connection = working({
      status: 'paused',
      import: { ...imported, through: null, pausedUntil: '2026-11-12T12:00:00Z' },
    })
    expect(judge(connection).evidence).toEqual([
      expect.stringMatching(/^Last import: .*10/),
      'Nothing imported yet',
      expect.stringMatching(/^Paused until .*12/),
    ])
  })
})

describe('a reading of the Connect page', () => {
  const judgePage = (connection: Connection) =>
    diagnose({
      connection,
      serverTime: noon,
      firstSeenAt: null,
      source: 'page',
      known: nothingKnown,
    })

  it('is healthy without a word of trouble, and claims no more than the page shows', () => {
    const verdict = judgePage(working({ import: { ...imported, lastSucceededAt: null } }))
    expect(verdict.state).toBe('healthy')
    expect(verdict.evidence.join()).not.toContain('Imported')
  })

  it('needs repair at once where the page says so: the site has settled on it', () => {
    const error = { code: shownOnPage, since: iso(noon), message: 'Token expired' }
    const verdict = judgePage(broken(shownOnPage, { error }))
    expect(verdict).toMatchObject({ state: 'needs-repair', confirmAfterMs: null })
    expect(verdict.evidence).toContain('The page says: “Token expired”')
  })
})

describe('the table of states', () => {
  const rows = Object.entries(states) as [StateId, (typeof states)[StateId]][]

  it.each(rows)('%s: a reset is offered only where somebody has to act', (_state, row) => {
    const isReset = row.reset !== 'no' && row.reset !== 'enable'
    if (isReset) expect(row.actor).toBe('user')
  })

  it('offers no reset where it would be wrong', () => {
    const never: StateId[] = ['healthy', 'importing', 'paused', 'service-down', 'service-retired']
    expect(never.map((state) => states[state].reset)).toEqual(never.map(() => 'no'))
  })

  it('is loud exactly where the user has to repair', () => {
    expect(rows.flatMap(([state, { alert }]) => (isLoudLevel(alert) ? [state] : []))).toEqual([
      'needs-repair',
      'revoked',
      'scope-missing',
      'shared-account',
      'removed-unfinished',
    ])
    expect(states['removed-unfinished'].alert).toBe('loudest')
  })
})
