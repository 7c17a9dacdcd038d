import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { isDue, putOffLate } from '../../../utils/monitor/is-due.ts'
import { policy } from '../../../utils/monitor/polling-policy.ts'
import {
  afterFailure,
  afterSuccess,
  emptySchedule,
  type Schedule,
  type Success,
  scheduleSchema,
} from '../../../utils/monitor/schedule.ts'
import type { Problem } from '../../../utils/problems.ts'
import { day, hour, minute, noon, second } from '../fakes/clock.ts'

const unreachable: Problem = { kind: 'unreachable' }
const draw = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
const failed = (failures: number): Schedule => ({ ...emptySchedule, failures, retries: 1 })
const fine: Success = {
  source: 'api',
  maxAgeMs: null,
  soonMs: null,
  seen: 'fitbit:false',
  tokensEndInMs: [],
}
const steady = (ms: number): Schedule => ({
  ...emptySchedule,
  seen: fine.seen,
  steadySince: noon - ms,
})

describe('after a good check', () => {
  it.each([
    ['at first', 0, 15 * minute],
    ['after a day without change', day, 30 * minute],
    ['after three', 3 * day, hour],
    ['after a week', 7 * day, 2 * hour],
    ['after a year', 365 * day, 2 * hour],
  ])('the next is, %s, one period away, a fifth more or less', (_case, ms, period) => {
    const at = (random: number) =>
      afterSuccess(steady(ms), noon, fine, () => random).nextCheckAt - noon
    expect(at(0)).toBeCloseTo(period * 0.8)
    expect(at(0.5)).toBeCloseTo(period)
    expect(at(1)).toBeCloseTo(period * 1.2)
  })

  it('a change brings it closer again, whichever way it goes', () => {
    const broken = { ...fine, seen: 'fitbit:true' }
    const next = afterSuccess(steady(30 * day), noon, broken, () => 0.5)
    expect(next.nextCheckAt).toBe(noon + 15 * minute)
    expect(afterSuccess(next, noon + day, fine, () => 0.5).steadySince).toBe(noon + day)
  })

  it('without the API it is hours away: each look opens a tab', () => {
    const next = afterSuccess(emptySchedule, noon, { ...fine, source: 'page' }, () => 0.5)
    expect(next.nextCheckAt).toBe(noon + policy.pagePeriodMs)
  })

  it('nothing is asked before max-age has passed', () => {
    const news = { ...fine, maxAgeMs: 3 * hour }
    expect(afterSuccess(emptySchedule, noon, news, () => 0)).toMatchObject({
      freshUntil: noon + 3 * hour,
      nextCheckAt: noon + 3 * hour,
    })
  })

  it('a second look that confirms an error comes soon, and never early', () => {
    const wait = fc.integer({ min: 1, max: 15 * minute })
    fc.assert(
      fc.property(wait, draw, (soonMs, random) => {
        const next = afterSuccess(emptySchedule, noon, { ...fine, soonMs }, () => random)
        expect(next.nextCheckAt).toBeGreaterThanOrEqual(noon + soonMs)
        expect(next.nextCheckAt).toBeLessThanOrEqual(noon + soonMs * (1 + policy.jitter))
      }),
    )
  })

  it('a second look keeps to max-age, too', () => {
    const news = { ...fine, maxAgeMs: hour, soonMs: 5 * minute }
    expect(afterSuccess(emptySchedule, noon, news, () => 0.5).nextCheckAt).toBe(noon + hour)
  })

  it.each([
    ['about when the check is due', [2 * hour], 2 * hour + 2 * minute, 2 * hour + 20 * minute],
    ['a little before', [hour], hour + 2 * minute, hour + 20 * minute],
    ['the first of several', [9 * hour, 2 * hour, hour], hour + 2 * minute, hour + 20 * minute],
    ['much sooner: left to the next check', [9 * minute], 96 * minute, 144 * minute],
    ['much later: as ever', [7 * hour], 96 * minute, 144 * minute],
    ['over already', [-hour], 96 * minute, 144 * minute],
  ])('a token that ends %s', (_case, tokensEndInMs, earliest, latest) => {
    const wait = (random: number) =>
      afterSuccess(steady(30 * day), noon, { ...fine, tokensEndInMs }, () => random).nextCheckAt -
      noon
    expect(wait(0)).toBeCloseTo(earliest)
    expect(wait(1)).toBeCloseTo(latest)
  })

  it('a token’s end brings no check before max-age has passed', () => {
    const news = { ...fine, tokensEndInMs: [5 * minute], maxAgeMs: hour }
    expect(afterSuccess(emptySchedule, noon, news, () => 0).nextCheckAt).toBe(noon + hour)
  })

  it('failures and their waits are forgotten', () => {
    const { failures, notBefore, problem, failingSince } = afterSuccess(
      { ...failed(4), failingSince: noon - hour },
      noon,
      fine,
      () => 0.5,
    )
    expect({ failures, notBefore, problem, failingSince }).toEqual({
      failures: 0,
      notBefore: 0,
      problem: null,
      failingSince: null,
    })
  })
})

describe('the budget of retries', () => {
  const fail = (before: Schedule) => afterFailure(before, noon, unreachable, () => 0.5)
  const succeed = (before: Schedule) => afterSuccess(before, noon, fine, () => 0.5)

  it('lets one retry come soon, then keeps to the period', () => {
    const first = fail(emptySchedule)
    expect(first).toMatchObject({ isRetry: true, retries: 0, nextCheckAt: noon + 30 * second })
    const second_ = fail(first)
    expect(second_.isRetry).toBe(false)
    expect(second_.nextCheckAt).toBeGreaterThanOrEqual(noon + 15 * minute)
  })

  it('is earned by good checks, a tenth each, and saved up to two', () => {
    let schedule: Schedule = { ...emptySchedule, retries: 0 }
    for (let times = 0; times < 9; times++) schedule = succeed(schedule)
    expect(fail(schedule).isRetry).toBe(false)
    for (let times = 0; times < 100; times++) schedule = succeed(schedule)
    expect(schedule.retries).toBe(policy.retriesAtMost)
  })

  it('holds over any course of good and bad checks: a tenth, and what it began with', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 300 }), (course) => {
        let schedule = emptySchedule
        let retries = 0
        for (const isGood of course) {
          if (schedule.isRetry) retries += 1
          schedule = isGood ? succeed(schedule) : fail(schedule)
        }
        expect(retries).toBeLessThanOrEqual(policy.retriesAtFirst + course.length * 0.1 + 1e-9)
      }),
    )
  })
})

describe('a late check', () => {
  const planned: Schedule = { ...emptySchedule, lastCheckAt: noon - 9 * hour, nextCheckAt: noon }

  it.each(['alarm', 'online'] as const)('is put off by a random time, once (%s)', (reason) => {
    fc.assert(
      fc.property(draw, (random) => {
        const put = (schedule: Schedule, at: number) =>
          putOffLate(schedule, reason, at, () => random)
        const later = put(planned, noon + 8 * hour)
        expect(later?.nextCheckAt).toBeGreaterThanOrEqual(noon + 8 * hour)
        expect(later?.nextCheckAt).toBeLessThanOrEqual(noon + 8 * hour + policy.lateSpreadMs)
        expect(later && put(later, noon + 20 * hour)).toBeNull()
      }),
    )
  })

  it('after sleep stays one: the network’s return doesn’t bring a second', () => {
    const offline: Schedule = { ...planned, problem: { kind: 'offline' } }
    const woken = putOffLate(offline, 'alarm', noon + 8 * hour, () => 0.5)
    expect(woken && isDue(woken, 'online', noon + 8 * hour + minute)).toBe(false)
    expect(woken && isDue(woken, 'online', noon + 8 * hour + 5 * minute)).toBe(true)
  })

  it.each<[string, Schedule, number]>([
    ['one that rings in time', planned, noon + minute],
    ['the very first', emptySchedule, noon],
    ['one of a clock that was wrong', { ...planned, lastCheckAt: noon + day }, noon + hour],
  ])('%s is not', (_case, schedule, now) => {
    expect(putOffLate(schedule, 'alarm', now, () => 0.5)).toBeNull()
  })

  it('the user doesn’t wait for it', () => {
    expect(putOffLate(planned, 'user', noon + 8 * hour, () => 0.5)).toBeNull()
    expect(putOffLate(planned, 'visit', noon + 8 * hour, () => 0.5)).toBeNull()
  })
})

describe('offline', () => {
  const offline = (before: Schedule) => afterFailure(before, noon, { kind: 'offline' }, () => 0.5)

  it('costs no retry and lets no wait grow, however long it lasts', () => {
    let schedule: Schedule = { ...emptySchedule, retries: 2 }
    for (let times = 0; times < 100; times++) schedule = offline(schedule)
    expect(schedule).toMatchObject({
      failures: 0,
      retries: 2,
      isRetry: false,
      failingSince: noon,
      nextCheckAt: noon + policy.offlinePeriodMs,
    })
  })

  it('ends at once when the network is back', () => {
    expect(isDue(offline(emptySchedule), 'online', noon + second)).toBe(true)
    expect(
      isDue(
        afterSuccess(emptySchedule, noon, fine, () => 0.5),
        'online',
        noon + minute,
      ),
    ).toBe(false)
  })

  it('forgets no Retry-After', () => {
    const before = { ...emptySchedule, notBefore: noon + hour }
    expect(offline(before)).toMatchObject({ notBefore: noon + hour, nextCheckAt: noon + hour })
  })
})

describe('after a failure', () => {
  it.each([
    [0, 1 * minute],
    [1, 2 * minute],
    [2, 4 * minute],
    [7, 128 * minute],
    [8, 4 * hour],
    [60, 4 * hour],
    [5_000, 4 * hour],
  ])('after %i others the wait is at most %i ms', (before, ceiling) => {
    const { nextCheckAt } = afterFailure(failed(before), noon, unreachable, () => 0.999_999)
    expect(nextCheckAt).toBeLessThanOrEqual(noon + ceiling)
    expect(nextCheckAt).toBeGreaterThan(noon + ceiling * 0.99)
  })

  it('the wait is a draw from the whole range, but not less than half a minute', () => {
    fc.assert(
      fc.property(fc.nat(1_000), draw, (before, random) => {
        const { nextCheckAt, failures } = afterFailure(
          failed(before),
          noon,
          unreachable,
          () => random,
        )
        expect(failures).toBe(before + 1)
        expect(nextCheckAt).toBeGreaterThanOrEqual(noon + 30 * second)
        expect(nextCheckAt).toBeLessThanOrEqual(noon + policy.backoffCapMs)
      }),
    )
  })

  it.each<[string, Problem]>([
    ['429', { kind: 'rate-limited', retryAt: noon + hour }],
    ['503', { kind: 'server-error', status: 503, retryAt: noon + hour }],
  ])(
    'Retry-After of %s binds everyone; our own next check comes a little later',
    (_case, problem) => {
      fc.assert(
        fc.property(draw, (random) => {
          const schedule = afterFailure(emptySchedule, noon, problem, () => random)
          expect(schedule.notBefore).toBe(noon + hour)
          expect(schedule.nextCheckAt).toBeGreaterThan(noon + hour)
        }),
      )
    },
  )

  it('can be kept and read again', () => {
    const schedule = afterFailure(
      failed(3),
      noon,
      { kind: 'server-error', status: 500, retryAt: null },
      () => 0.5,
    )
    expect(v.parse(scheduleSchema, JSON.parse(JSON.stringify(schedule)))).toEqual(schedule)
  })
})
