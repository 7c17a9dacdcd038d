import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Incident, isDue, nextIncident } from '../../../utils/alerts/incident.ts'
import { isQuiet } from '../../../utils/alerts/quiet-hours.ts'
import { tellingPolicy } from '../../../utils/alerts/telling-policy.ts'
import type { StateId } from '../../../utils/connections/states.ts'
import { day, hour, minute, noon } from '../fakes/clock.ts'
import { fitbit } from '../fakes/connections.ts'

const key = 'account-1/fitbit'
const see = (before: Incident | null, state: StateId, now = noon) =>
  nextIncident(before, key, fitbit, state, now)

function opened(state: StateId): Incident {
  const incident = see(null, state)
  if (!incident) throw new Error(`${state} opens no incident`)
  return incident
}

describe('an incident', () => {
  it.each<[StateId, Incident['alert'] | null]>([
    ['needs-repair', 'loud'],
    ['revoked', 'loud'],
    ['scope-missing', 'loud'],
    ['shared-account', 'loud'],
    ['removed-unfinished', 'loudest'],
    ['healthy', null],
    ['importing', null],
    ['paused', null],
    ['stale', 'quiet'],
    ['expiring', null],
    ['service-down', null],
    ['service-retired', 'once'],
    ['disabled', null],
    ['unknown', null],
    ['repairing', null],
    ['awaiting-consent', null],
    ['verifying', null],
  ])('when %s is seen first: %s', (state, alert) => {
    expect(see(null, state)?.alert ?? null).toBe(alert)
  })

  it.each<StateId>(['repairing', 'awaiting-consent', 'verifying', 'unknown'])(
    'is left as it is by %s: no news, no proof',
    (state) => {
      const incident = opened('needs-repair')
      expect(see(incident, state, noon + day)).toEqual(incident)
    },
  )

  it.each<StateId>(['healthy', 'importing', 'paused', 'disabled', 'service-down'])(
    'is closed by %s',
    (state) => {
      const incident = see(opened('needs-repair'), state)
      expect(incident).toMatchObject({ closedAt: noon })
      expect(see(incident, state, noon + day)).toBeNull()
    },
  )

  it('stays the same one when the cause changes: nothing is told twice', () => {
    const told = { ...opened('needs-repair'), told: 1 }
    expect(see(told, 'revoked', noon + hour)).toEqual({ ...told, state: 'revoked' })
  })

  it('is a new one when it becomes louder, even if the old one was put off', () => {
    const putOff = { ...opened('needs-repair'), told: 2, snoozedUntil: noon + day }
    const louder = see(putOff, 'removed-unfinished', noon + hour)
    expect(louder).toMatchObject({ alert: 'loudest', told: 0, openedAt: noon + hour })
    expect(louder && isDue(louder, noon + hour)).toBe(true)
  })
})

describe('when it is told', () => {
  /** Times (since the start) at which an incident is told when it is looked at every half hour. */
  function tellings(incident: Incident, over: number, awake: (at: number) => boolean = () => true) {
    const times: number[] = []
    let current = incident
    for (let at = 0; at <= over; at += 30 * minute) {
      if (!awake(at) || !isDue(current, noon + at)) continue
      times.push(at)
      current = { ...current, told: current.told + 1, toldAt: noon + at }
    }
    return times
  }

  it('at once, after a day, after three days, then never again', () => {
    expect(tellings(opened('needs-repair'), 30 * day)).toEqual([0, day, 3 * day])
  })

  it('every day when it is our own unfinished work', () => {
    expect(tellings(opened('removed-unfinished'), 5 * day)).toEqual(
      [0, 1, 2, 3, 4, 5].map((n) => n * day),
    )
  })

  it('a day later when the user says "Later"', () => {
    const later = { ...opened('needs-repair'), told: 1, toldAt: noon, snoozedUntil: noon + day }
    expect(isDue(later, noon + day - minute)).toBe(false)
    expect(isDue(later, noon + day)).toBe(true)
    expect(tellingPolicy.snoozeMs.day).toBe(day)
  })

  it('once more after the last reminder when the user says "Later" to that', () => {
    const last = { ...opened('needs-repair'), told: 3, toldAt: noon }
    expect(isDue(last, noon + 30 * day)).toBe(false)
    const later = { ...last, snoozedUntil: noon + day }
    expect(isDue(later, noon + day)).toBe(true)
    expect(isDue({ ...later, told: 4, toldAt: noon + day }, noon + 30 * day)).toBe(false)
  })

  it.each<StateId>(['needs-repair', 'removed-unfinished'])(
    'once, not all that was missed, after a week without the browser (%s)',
    (state) => {
      const afterAWeek = tellings(opened(state), 8 * day - hour, (at) => at === 0 || at >= 7 * day)
      expect(afterAWeek).toEqual([0, 7 * day])
    },
  )

  it('never twice within a day, whenever it is looked at', () => {
    const looks = fc.array(fc.integer({ min: 0, max: 20 * day }), { maxLength: 100 })
    const states = fc.constantFrom<StateId>('needs-repair', 'removed-unfinished')
    fc.assert(
      fc.property(states, looks, (state, times) => {
        const seen = new Set(times.map((at) => at - (at % (30 * minute))))
        const told = tellings(opened(state), 20 * day, (at) => seen.has(at))
        for (const [n, at] of told.entries()) {
          expect(at - (told[n - 1] ?? -day)).toBeGreaterThanOrEqual(day)
        }
      }),
    )
  })
})

describe('quiet hours', () => {
  it.each<[string, { from: number; to: number } | null, number[]]>([
    ['none', null, []],
    ['by day', { from: 9, to: 12 }, [9, 10, 11]],
    ['over midnight', { from: 22, to: 7 }, [22, 23, 0, 1, 2, 3, 4, 5, 6]],
    ['from midnight', { from: 0, to: 2 }, [0, 1]],
    ['until midnight', { from: 23, to: 0 }, [23]],
    ['from an hour to the same one', { from: 8, to: 8 }, []],
  ])('%s', (_case, quiet, expected) => {
    const hours = Array.from({ length: 24 }, (_, n) => n)
    const isExpected = new Set(expected)
    expect(hours.filter((at) => isQuiet(quiet, at))).toEqual(
      hours.filter((at) => isExpected.has(at)),
    )
  })
})
