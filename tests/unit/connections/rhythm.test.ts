import { describe, expect, it } from 'vitest'
import { isFarOutside, rhythmOf, staleAfterDays } from '../../../utils/connections/rhythm.ts'
import { rhythmInWords } from '../../../utils/connections/rhythm-in-words.ts'
import { day, noon } from '../fakes/clock.ts'

/** Days with data, each so many days after the one before. */
function daysWithGaps(gaps: number[]): string[] {
  let at = noon - 300 * day
  const days = [new Date(at).toISOString().slice(0, 10)]
  for (const gap of gaps) {
    at += gap * day
    days.push(new Date(at).toISOString().slice(0, 10))
  }
  return days
}

const repeat = (gaps: number[], times: number) => Array.from({ length: times }, () => gaps).flat()

/** [who, gaps between days with data, days without data that don't alarm, days that do] */
const users: [string, number[], number, number][] = [
  ['a watch worn every day', repeat([1], 30), 3, 5],
  ['a watch left at home on weekends', repeat([1, 1, 1, 1, 3], 8), 6, 8],
  [
    'a watch, with one holiday of two weeks last spring',
    [...repeat([1], 30), 14, ...repeat([1], 20)],
    3,
    5,
  ],
  ['a scale stepped on once a week', repeat([7], 12), 14, 22],
  ['a scale stepped on about once a week', repeat([6, 7, 8, 7, 9], 4), 16, 28],
  ['a runner, every two to five days', repeat([2, 3, 5, 2, 4], 6), 9, 16],
  ['a scale, once a month', repeat([30, 31], 4), 62, 95],
]

describe('the usual rhythm', () => {
  it.each(users)('%s', (_who, gaps, fine, stale) => {
    const rhythm = rhythmOf(daysWithGaps(gaps))
    expect(rhythm).not.toBeNull()
    if (!rhythm) return
    expect(isFarOutside(rhythm, fine * day)).toBe(false)
    expect(isFarOutside(rhythm, stale * day)).toBe(true)
  })

  it('is not guessed from a few days', () => {
    expect(rhythmOf(daysWithGaps([1, 1, 1]))).toBeNull()
    expect(rhythmOf([])).toBeNull()
  })

  it('forgets what was long ago: a habit that changed', () => {
    const rhythm = rhythmOf(daysWithGaps([...repeat([1], 100), ...repeat([7], 61)]))
    expect(rhythm && staleAfterDays(rhythm)).toBe(21)
  })

  it('is told in words', () => {
    const words = (gap: number) => {
      const rhythm = rhythmOf(daysWithGaps(repeat([gap], 8)))
      return rhythm && rhythmInWords(rhythm)
    }
    expect([1, 3, 7].map(words)).toEqual(['every day', 'about every 3 days', 'about once a week'])
  })
})
