import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  afterFailure,
  afterSuccess,
  emptySchedule,
  policy,
  type Schedule,
  scheduleSchema,
} from '../../../utils/monitor/schedule.ts'
import type { Problem } from '../../../utils/problems.ts'
import { hour, minute, noon, second } from '../fakes/clock.ts'

const unreachable: Problem = { kind: 'unreachable' }
const draw = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
const failed = (failures: number): Schedule => ({ ...emptySchedule, failures })

describe('after a good check', () => {
  it('the next is half an hour away, a fifth more or less', () => {
    const at = (random: number) => afterSuccess(noon, null, null, () => random).nextCheckAt - noon
    expect(at(0)).toBeCloseTo(24 * minute)
    expect(at(0.5)).toBeCloseTo(30 * minute)
    expect(at(1)).toBeCloseTo(36 * minute)
  })

  it('nothing is asked before max-age has passed', () => {
    expect(afterSuccess(noon, 2 * hour, null, () => 0)).toMatchObject({
      freshUntil: noon + 2 * hour,
      nextCheckAt: noon + 2 * hour,
    })
  })

  it('a second look that confirms an error comes soon, and never early', () => {
    const wait = fc.integer({ min: 1, max: policy.periodMs })
    fc.assert(
      fc.property(wait, draw, (soon, random) => {
        const { nextCheckAt } = afterSuccess(noon, null, soon, () => random)
        expect(nextCheckAt).toBeGreaterThanOrEqual(noon + soon)
        expect(nextCheckAt).toBeLessThanOrEqual(noon + soon * (1 + policy.jitter))
      }),
    )
  })

  it('a second look keeps to max-age, too', () => {
    expect(afterSuccess(noon, hour, 5 * minute, () => 0.5).nextCheckAt).toBe(noon + hour)
  })

  it('failures and their waits are forgotten', () => {
    const { failures, notBefore, problem } = afterSuccess(noon, null, null, () => 0.5)
    expect({ failures, notBefore, problem }).toEqual({ failures: 0, notBefore: 0, problem: null })
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
    expect(scheduleSchema.parse(JSON.parse(JSON.stringify(schedule)))).toEqual(schedule)
  })
})
