import { expect, test } from 'vitest'
import { durationInWords } from '../../../components/words/duration.ts'
import { relativeTime } from '../../../components/words/relative-time.ts'
import { dayInWords } from '../../../utils/time/day-in-words.ts'

const now = Date.UTC(2026, 10, 22, 12)
const seconds = 1000
const minutes = 60 * seconds
const hours = 60 * minutes

test.each([
  [-5 * seconds, 'just now'],
  [59 * seconds, 'just now'],
  [60 * seconds, '1 minute ago'],
  [59 * minutes, '59 minutes ago'],
  [60 * minutes, '1 hour ago'],
  [25 * hours, 'yesterday'],
  [49 * hours, '2 days ago'],
])('%d ms ago is "%s"', (age, words) => {
  expect(relativeTime(now - age, now)).toBe(words)
})

test.each([
  [0, '1 sec'],
  [48 * seconds, '48 sec'],
  [60 * seconds, '1 min'],
  [72 * seconds, '1 min 12 sec'],
  [125 * minutes, '2 hr 5 min'],
])('%d ms are "%s"', (span, words) => {
  expect(durationInWords(span)).toBe(words)
})

test('a day keeps its date in every time zone, and its year when it is not this one', () => {
  expect(dayInWords('2026-11-02', now, 'en')).toMatch(/\b2\b/)
  expect(dayInWords('2026-11-02', now, 'en')).not.toContain('2026')
  expect(dayInWords('2024-03-14', now, 'en')).toContain('2024')
})
