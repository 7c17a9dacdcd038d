import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maxAge, retryAfter, serverTime } from '../../../utils/api/retry-after.ts'
import { day, noon, second } from '../fakes/clock.ts'

describe('Retry-After', () => {
  it.each<[string, Record<string, string>, number | null]>([
    ['none', {}, null],
    ['empty', { 'retry-after': ' ' }, null],
    ['seconds', { 'retry-after': '120' }, noon + 120 * second],
    ['zero seconds', { 'retry-after': '0' }, noon],
    ['padded seconds', { 'retry-after': ' 5 ' }, noon + 5 * second],
    ['negative seconds aren’t a number of seconds', { 'retry-after': 'soon' }, null],
    ['a date', { 'retry-after': 'Tue, 10 Nov 2026 12:01:00 GMT' }, noon + 60 * second],
    ['a date in the past', { 'retry-after': 'Tue, 10 Nov 2020 12:01:00 GMT' }, noon],
    [
      'a date by a server whose clock is a day ahead of ours',
      { 'retry-after': 'Wed, 11 Nov 2026 12:01:00 GMT', date: 'Wed, 11 Nov 2026 12:00:00 GMT' },
      noon + 60 * second,
    ],
    ['words', { 'retry-after': 'tomorrow' }, null],
  ])('%s', (_case, headers, expected) => {
    expect(retryAfter(new Headers(headers), noon)).toBe(expected)
  })

  it('is a finite time, not in the past and not more than a day away, whatever the server says', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{1,400}$/), (seconds) => {
        const at = retryAfter(new Headers({ 'retry-after': seconds }), noon)
        expect(at).toBeGreaterThanOrEqual(noon)
        expect(at).toBeLessThanOrEqual(noon + day)
      }),
    )
  })
})

describe('max-age', () => {
  it.each<[string | null, number | null]>([
    [null, null],
    ['no-store', null],
    ['max-age=60', 60 * second],
    ['private, max-age=300', 300 * second],
    ['private,MAX-AGE=300, must-revalidate', 300 * second],
    ['s-maxage=600', null],
    ['max-age=soon', null],
    ['max-age=0', 0],
    ['max-age=31536000', day],
  ])('%s', (value, expected) => {
    expect(maxAge(new Headers(value === null ? {} : { 'cache-control': value }))).toBe(expected)
  })
})

describe('the server’s time', () => {
  it.each<[string | null, number]>([
    [null, noon],
    ['nonsense', noon],
    ['Tue, 10 Nov 2026 13:00:00 GMT', noon + 3600 * second],
  ])('%s', (date, expected) => {
    expect(serverTime(new Headers(date === null ? {} : { date }), noon)).toBe(expected)
  })
})
