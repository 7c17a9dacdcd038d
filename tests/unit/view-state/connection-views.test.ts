import { describe, expect, it } from 'vitest'
import type { Connection } from '../../../utils/api/schema.ts'
import type { StateId } from '../../../utils/connections/states.ts'
import { connectionViews } from '../../../utils/view-state/connection-views.ts'
import { hour, noon } from '../fakes/clock.ts'
import { broken, fitbit, garmin, oura, reading, working } from '../fakes/connections.ts'
import { type RecordChanges, record } from '../fakes/records.ts'

const nobodyAsks = () => false
const through = (day: string | null) => ({ ...broken().import, through: day })
const states = (...given: Parameters<typeof connectionViews>) =>
  connectionViews(...given).map(({ service, state }): [string, StateId] => [service.name, state])

describe('what the views show of a connection', () => {
  it('is the verdict on the latest reading', () => {
    const [view] = connectionViews(reading([broken()]), [], nobodyAsks)
    expect(view).toMatchObject({
      service: fitbit,
      state: 'needs-repair',
      label: 'Needs repair',
      tone: 'bad',
      canRepair: true,
      sentence: expect.stringContaining('Fitbit'),
    })
  })

  it('believes an error that isn’t final once it was seen for long enough', () => {
    const once = reading([broken('refresh_failed')])
    const firstSeen = { fitbit: { code: 'refresh_failed', at: noon - hour } }
    expect(states(once, [], nobodyAsks)).toEqual([['Fitbit', 'unknown']])
    expect(states({ ...once, firstSeen }, [], nobodyAsks)).toEqual([['Fitbit', 'needs-repair']])
  })

  it('puts first what needs the user; within that, by name', () => {
    const seen = reading([
      working({ service: { id: 'a', name: 'Alpha' } }),
      broken('token_expired', { service: oura }),
      working({ service: garmin, status: 'paused' }),
      broken('token_expired', { service: fitbit }),
    ])
    expect(states(seen, [], nobodyAsks)).toEqual([
      ['Fitbit', 'needs-repair'],
      ['Oura', 'needs-repair'],
      ['Garmin', 'paused'],
      ['Alpha', 'healthy'],
    ])
  })

  it.each<[string, Connection, string | null]>([
    ['broken', broken(), 'Nothing new since Nov 8 (2 days)'],
    ['broken since today', broken('token_expired', { import: through('2026-11-10') }), null],
    [
      'broken, with a day to come',
      broken('token_expired', { import: through('2026-11-12') }),
      null,
    ],
    ['broken, before any import', broken('token_expired', { import: through(null) }), null],
    ['paused', working({ status: 'paused', import: through('2026-11-01') }), null],
    ['healthy', working({ import: through('2026-11-09') }), null],
  ])('says since when nothing has come, where that is trouble: %s', (_what, connection, words) => {
    const [view] = connectionViews(reading([connection]), [], nobodyAsks)
    expect(view?.nothingSince).toBe(words)
  })

  it('says it of what a repair has left removed, too, as it was before', () => {
    const left = record({ phase: 'not-repaired', removed: 'yes', problem: { kind: 'stopped' } })
    const [view] = connectionViews(reading([]), [left], nobodyAsks)
    expect(view?.nothingSince).toBe('Nothing new since Nov 8 (2 days)')
    const onPage = connectionViews(reading([]), [{ ...left, source: 'page' }], nobodyAsks)
    expect(onPage[0]?.nothingSince).toBeNull()
  })

  it.each<[string, Connection, boolean]>([
    ['retired', broken('service_retired'), true],
    ['broken', broken(), false],
    ['healthy', working(), false],
  ])('says whether somebody at FitTrend has to act: %s', (_what, connection, needsSupport) => {
    expect(connectionViews(reading([connection]), [], nobodyAsks)).toMatchObject([{ needsSupport }])
  })

  it('is nothing where nothing was read', () => {
    expect(connectionViews(null, [], nobodyAsks)).toEqual([])
  })
})

describe('an open repair knows better than the reading', () => {
  const since = noon
  it.each<[string, RecordChanges, boolean, StateId]>([
    ['before Remove', { phase: 'disable' }, false, 'repairing'],
    ['at Remove', { phase: 'remove', removed: 'maybe' }, false, 'repairing'],
    ['after Remove', { phase: 'select', removed: 'yes' }, false, 'repairing'],
    [
      'asking for consent',
      { phase: 'enable', removed: 'yes', waiting: { kind: 'consent', since } },
      true,
      'awaiting-consent',
    ],
    [
      'a consent left behind by a killed worker',
      { phase: 'enable', removed: 'yes', waiting: { kind: 'consent', since } },
      false,
      'removed-unfinished',
    ],
    [
      'consent in the tab',
      { phase: 'enable', removed: 'yes', waiting: { kind: 'consent-tab', since } },
      false,
      'awaiting-consent',
    ],
    [
      'signed out of the page before Remove',
      { phase: 'disable', waiting: { kind: 'site-sign-in', since } },
      false,
      'repairing',
    ],
    [
      'signed out of the page after Remove',
      { phase: 'select', removed: 'yes', waiting: { kind: 'site-sign-in', since } },
      false,
      'removed-unfinished',
    ],
    ['verifying', { phase: 'verify', removed: 'yes' }, false, 'verifying'],
    ['ended after Remove', { phase: 'not-repaired', removed: 'yes' }, false, 'removed-unfinished'],
    [
      'ended, perhaps after Remove',
      { phase: 'not-repaired', removed: 'maybe' },
      false,
      'removed-unfinished',
    ],
  ])('%s', (_case, changes, asks, state) => {
    const repairs = [record(changes)]
    // Whether the reading still lists it, no longer does, or there is none.
    for (const seen of [reading([broken()]), reading([]), null]) {
      expect(states(seen, repairs, () => asks)).toEqual([['Fitbit', state]])
    }
  })

  it.each<[string, RecordChanges]>([
    ['repaired', { phase: 'repaired' }],
    ['ended before Remove', { phase: 'not-repaired', removed: 'no' }],
  ])('but not once it is over: %s', (_case, changes) => {
    expect(states(reading([working()]), [record(changes)], nobodyAsks)).toEqual([
      ['Fitbit', 'healthy'],
    ])
  })

  it('says that the data is safe, and how far it goes', () => {
    const repair = record({ phase: 'not-repaired', removed: 'yes' })
    const [view] = connectionViews(reading([]), [repair], nobodyAsks)
    expect(view?.sentence).toMatch(/Your data is safe.*Repair it to finish/)
    expect(view?.evidence).toEqual([expect.stringMatching(/^Imported up to \D*8\D*$/)])
    expect(view?.canRepair).toBe(true)
  })

  it('touches no other connection', () => {
    const seen = reading([broken(), working({ service: garmin })])
    expect(states(seen, [record({ phase: 'disable' })], nobodyAsks)).toContainEqual([
      'Garmin',
      'healthy',
    ])
  })
})
