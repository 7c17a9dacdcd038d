import { describe, expect, it } from 'vitest'
import type { Connection } from '../../../utils/api/schema.ts'
import { diagnose } from '../../../utils/connections/diagnose.ts'
import { shownOnPage } from '../../../utils/connections/diagnose-error.ts'
import { type Known, nothingKnown } from '../../../utils/connections/known.ts'
import type { AlertLevel, ResetRule, StateId, StateRow } from '../../../utils/connections/states.ts'
import { allowsReset, states } from '../../../utils/connections/states.ts'
import { whileUnreadable } from '../../../utils/connections/unreadable.ts'
import type { Verdict } from '../../../utils/connections/verdict.ts'
import { connectionViews } from '../../../utils/view-state/connection-views.ts'
import { day, hour, iso, minute, noon } from '../fakes/clock.ts'
import { broken, reading, working } from '../fakes/connections.ts'
import { record } from '../fakes/records.ts'

interface Seen {
  connection: Connection
  known?: Partial<Known>
  /** How long ago a reading said the same error first. */
  seenFor?: number
  source?: 'api' | 'page'
}

function judge({ connection, known = {}, seenFor, source = 'api' }: Seen): Verdict {
  return diagnose({
    connection,
    serverTime: noon,
    firstSeenAt: seenFor === undefined ? null : noon - seenFor,
    source,
    known: { ...nothingKnown, ...known },
  })
}

const imported = working().import
const daily = { typicalDays: 1, spreadDays: 0, longDays: 1 }
const weekly = { typicalDays: 7, spreadDays: 1.4826, longDays: 8 }
const expiresSoon = { expiresAt: iso(noon + 10 * minute), refreshedAt: iso(noon - 8 * hour) }

type Row = [
  state: StateId,
  seenFrom: string,
  seen: Seen,
  actor: StateRow['actor'],
  alert: AlertLevel,
  reset: ResetRule,
  says: RegExp,
]

/** The table of taxonomy.md, a line for each way in which a state is seen. */
const rows: Row[] = [
  [
    'healthy',
    'connected, import within the usual rhythm',
    { connection: working(), known: { rhythm: daily, lastDataAt: noon - day } },
    'nobody',
    'none',
    'no',
    /imports go on/,
  ],
  [
    'healthy',
    'the page lists it without a word of trouble',
    { connection: working(), source: 'page' },
    'nobody',
    'none',
    'no',
    /shows no trouble/,
  ],
  [
    'importing',
    'history not complete',
    { connection: working({ import: { ...imported, historyComplete: false } }) },
    'nobody',
    'none',
    'no',
    /history .* is being imported/,
  ],
  [
    'importing',
    'nothing imported yet',
    { connection: working({ import: { ...imported, lastSucceededAt: null } }) },
    'nobody',
    'none',
    'no',
    /is being imported/,
  ],
  [
    'paused',
    'status paused',
    { connection: working({ status: 'paused' }) },
    'nobody',
    'none',
    'no',
    /goes on by itself/,
  ],
  [
    'paused',
    '“import paused” on the page',
    { connection: working({ status: 'paused' }), source: 'page' },
    'nobody',
    'none',
    'no',
    /goes on by itself/,
  ],
  [
    'paused',
    'going on after history is complete: support',
    {
      connection: working({ status: 'paused' }),
      known: { pauses: [noon - 9 * day, noon - 2 * day, noon] },
    },
    'nobody',
    'none',
    'no',
    /three times in 30 days although all your history is in: contact FitTrend/,
  ],
  [
    'stale',
    'no rhythm known, and nothing for longer than any would explain',
    { connection: working({ import: { ...imported, lastSucceededAt: iso(noon - 46 * day) } }) },
    'user',
    'quiet',
    'second',
    /more than six weeks.*device/,
  ],
  [
    'stale',
    'connected, but nothing for far longer than usual',
    { connection: working(), known: { rhythm: daily, lastDataAt: noon - 8 * day } },
    'user',
    'quiet',
    'second',
    /Look at your device and its app first/,
  ],
  [
    'expiring',
    'the token ends soon and is not being renewed',
    { connection: working({ token: expiresSoon }) },
    'nobody',
    'none',
    'no',
    /nothing to do yet/,
  ],
  [
    'expiring',
    'well past its usual renewal',
    {
      connection: working({
        token: { expiresAt: iso(noon + 10 * minute), refreshedAt: iso(noon - 100 * hour) },
      }),
      known: { refreshLeadMs: 30 * minute },
    },
    'nobody',
    'none',
    'no',
    /late in renewing/,
  ],
  [
    'service-down',
    'service_unavailable',
    { connection: broken('service_unavailable') },
    'nobody',
    'none',
    'no',
    /trouble of its own/,
  ],
  [
    'service-down',
    'several failures of kind network while the token lives',
    { connection: broken('refresh_failed'), seenFor: hour, known: { networkFailures: 3 } },
    'nobody',
    'none',
    'no',
    /nothing to do/,
  ],
  [
    'needs-repair',
    'token_expired',
    { connection: broken('token_expired') },
    'user',
    'loud',
    'yes',
    /You can repair it now/,
  ],
  [
    'needs-repair',
    'refresh_failed, confirmed',
    { connection: broken('refresh_failed'), seenFor: 5 * minute },
    'user',
    'loud',
    'yes',
    /You can repair it now/,
  ],
  [
    'needs-repair',
    'failures of kind network, but the token’s life is over: nothing will bring it back',
    {
      connection: broken('refresh_failed', {
        token: { expiresAt: iso(noon - minute), refreshedAt: iso(noon - 8 * hour) },
      }),
      seenFor: hour,
      known: { networkFailures: 3 },
    },
    'user',
    'loud',
    'yes',
    /You can repair it now/,
  ],
  [
    'needs-repair',
    'the page says so',
    { connection: broken(shownOnPage), source: 'page' },
    'user',
    'loud',
    'yes',
    /You can repair it now/,
  ],
  [
    'revoked',
    'permission_revoked',
    { connection: broken('permission_revoked') },
    'user',
    'loud',
    'yes',
    /withdrawn/,
  ],
  [
    'scope-missing',
    'scope_missing',
    { connection: broken('scope_missing') },
    'user',
    'loud',
    'yes',
    /leave every box ticked/,
  ],
  [
    'shared-account',
    'account_in_use',
    { connection: broken('account_in_use') },
    'user',
    'loud',
    'explained',
    /one account per person/,
  ],
  [
    'shared-account',
    'the same externalAccount under two accounts',
    { connection: broken('token_expired'), known: { rival: 'Test account B' } },
    'user',
    'loud',
    'explained',
    /“Test account B”.*one account per person/,
  ],
  [
    'shared-account',
    'third break in 30 days',
    {
      connection: broken('token_expired'),
      known: { breaks: [noon - 20 * day, noon - 9 * day, noon - hour] },
    },
    'user',
    'loud',
    'explained',
    /three times in 30 days.*one account per person/,
  ],
  [
    'service-retired',
    'service_retired',
    { connection: broken('service_retired') },
    'fittrend',
    'once',
    'no',
    /repair can’t help/,
  ],
  [
    'service-retired',
    'its offer is retired',
    { connection: broken('token_expired'), known: { offer: 'retired' } },
    'fittrend',
    'once',
    'no',
    /FitTrend has to act/,
  ],
  [
    'disabled',
    'disabled by the user',
    { connection: working({ status: 'disabled' }) },
    'nobody',
    'none',
    'enable',
    /switched off/,
  ],
]

/** What each code says, whatever it is seen from: can it heal by itself, who acts, how loud, is a reset allowed. */
const routes: Record<StateId, [heals: boolean, StateRow['actor'], AlertLevel, ResetRule]> = {
  healthy: [true, 'nobody', 'none', 'no'],
  importing: [true, 'nobody', 'none', 'no'],
  paused: [true, 'nobody', 'none', 'no'],
  stale: [true, 'user', 'quiet', 'second'],
  expiring: [true, 'nobody', 'none', 'no'],
  'service-down': [true, 'nobody', 'none', 'no'],
  'needs-repair': [false, 'user', 'loud', 'yes'],
  revoked: [false, 'user', 'loud', 'yes'],
  'scope-missing': [false, 'user', 'loud', 'yes'],
  'shared-account': [false, 'user', 'loud', 'explained'],
  'service-retired': [false, 'fittrend', 'once', 'no'],
  disabled: [false, 'nobody', 'none', 'enable'],
  'removed-unfinished': [false, 'user', 'loudest', 'finish'],
  unknown: [true, 'user', 'quiet', 'no'],
  // While a repair of ours is at work.
  repairing: [true, 'nobody', 'none', 'no'],
  'awaiting-consent': [false, 'user', 'none', 'no'],
  verifying: [true, 'nobody', 'none', 'no'],
}

describe('each state says four things', () => {
  it.each(Object.entries(routes))('%s: %j', (state, [heals, actor, alert, reset]) => {
    expect(states[state as StateId]).toMatchObject({ heals, actor, alert, reset })
  })

  it('and there are no others', () => {
    expect(Object.keys(states).sort()).toEqual(Object.keys(routes).sort())
  })
})

describe('the taxonomy', () => {
  it.each(rows)('%s, seen from: %s', (state, _from, seen, actor, alert, reset, says) => {
    const verdict = judge(seen)
    expect(verdict).toMatchObject({ state, alert, sentence: expect.stringMatching(says) })
    expect(states[state]).toMatchObject({ actor, alert, reset })
    expect(verdict.explainFirst).toBe(reset === 'explained')
    expect(verdict.evidence.length).toBeGreaterThan(0)
  })

  it('removed-unfinished, seen from: our journal, Remove done, Enable not', () => {
    const repair = record({ phase: 'not-repaired', removed: 'yes' })
    const [view] = connectionViews(reading([]), [repair], () => false)
    expect(view).toMatchObject({
      state: 'removed-unfinished',
      alert: 'loudest',
      canRepair: true,
      sentence: expect.stringMatching(/not connected again yet.*Repair it to finish/),
    })
  })

  it.each<[string, Parameters<typeof whileUnreadable>[3] & object, RegExp]>([
    ['offline', { kind: 'offline' }, /offline/],
    ['signed out', { kind: 'signed-out' }, /Sign in again/],
    ['API down', { kind: 'server-error', status: 500, retryAt: null }, /trouble of its own/],
    ['page unreadable', { kind: 'page-unreadable' }, /could not be understood/],
  ])('unknown, seen from: %s, quietly, after a day', (_from, problem, says) => {
    const healthy = judge({ connection: working() })
    const later = (ms: number) => whileUnreadable(healthy, 'Fitbit', noon, problem, noon + ms)
    expect(later(day - minute)).toBe(healthy)
    expect(later(day)).toMatchObject({
      state: 'unknown',
      alert: 'quiet',
      sentence: expect.stringMatching(says),
    })
  })

  it('what is broken stays broken, however long nothing can be read', () => {
    const verdict = judge({ connection: broken() })
    expect(whileUnreadable(verdict, 'Fitbit', noon, { kind: 'offline' }, noon + 9 * day)).toBe(
      verdict,
    )
  })

  it('a connection that nothing keeps us from reading is known, however old the reading', () => {
    const verdict = judge({ connection: working() })
    expect(whileUnreadable(verdict, 'Fitbit', noon, null, noon + 9 * day)).toBe(verdict)
  })

  it('a code that nobody has heard of routes like a lost token, once confirmed', () => {
    const seen = { connection: broken('moon_in_scorpio'), seenFor: hour }
    expect(judge(seen)).toMatchObject({ state: 'needs-repair', cause: 'moon_in_scorpio' })
  })

  it('resets are for these states and no other', () => {
    const all = Object.keys(states) as StateId[]
    expect(all.filter(allowsReset)).toEqual([
      'stale',
      'needs-repair',
      'revoked',
      'scope-missing',
      'shared-account',
      'removed-unfinished',
    ])
  })
})

describe('the evidence is told', () => {
  it('“token expired on …; last import …; second break in 30 days”', () => {
    const { evidence } = judge({
      connection: broken('token_expired'),
      known: { breaks: [noon - 9 * day, noon - 2 * day] },
    })
    expect(evidence.join('; ')).toMatch(
      /^Token expired on .*8.*; Last import: .*8.*; Imported up to .*8.*; Second break in 30 days$/,
    )
  })

  it('on the page as well, as far as we know it ourselves', () => {
    const { evidence } = judge({
      connection: broken(shownOnPage),
      source: 'page',
      known: { breaks: [noon - 9 * day, noon], repairedAt: noon - 9 * day },
    })
    expect(evidence).toContain('Second break in 30 days')
    expect(evidence).toContainEqual(expect.stringMatching(/^Repaired last: /))
  })

  it('a connection that pauses often says how often', () => {
    const { evidence } = judge({
      connection: working({ status: 'paused' }),
      known: { pauses: [noon - 2 * day, noon] },
    })
    expect(evidence).toContain('Second pause in 30 days')
  })

  it('a stale connection says its rhythm and when data came last', () => {
    const { evidence } = judge({
      connection: working(),
      known: { rhythm: weekly, lastDataAt: noon - 40 * day },
    })
    expect(evidence).toContainEqual(expect.stringMatching(/^Last new data: .*1/))
    expect(evidence).toContain('Usual rhythm: about once a week')
  })

  it('a shared account names the other one', () => {
    const { evidence } = judge({ connection: broken(), known: { rival: 'Test account B' } })
    expect(evidence.join()).toContain('the FitTrend account “Test account B”')
  })

  it.each<[string, Seen, Verdict['confidence']]>([
    ['the API’s record', { connection: working() }, 'high'],
    ['a word on the page', { connection: broken(shownOnPage), source: 'page' }, 'medium'],
    ['no word of trouble on the page', { connection: working(), source: 'page' }, 'low'],
  ])('and how sure it is: %s', (_case, seen, confidence) => {
    expect(judge(seen).confidence).toBe(confidence)
  })
})
