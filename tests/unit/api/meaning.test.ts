import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { serverTime } from '../../../utils/api/retry-after.ts'
import { connectionSchema, serviceOfferSchema, serviceSchema } from '../../../utils/api/schema.ts'
import { momentSchema } from '../../../utils/time/moment.ts'
import { noon } from '../fakes/clock.ts'
import { working } from '../fakes/connections.ts'

describe('meaning: a Date header that can’t be right', () => {
  it.each([
    'Wed, 31 Dec 1969 23:59:59 GMT',
    'Thu, 01 Jan 1970 00:00:00 GMT',
    'Mon, 01 Jan 275000 00:00:00 GMT',
    'Fri, 31 Dec 9999 23:59:59 GMT',
    '+275000-01-01T00:00:00Z',
    '1',
    '-1',
    'Tue, 99 Nov 2026 12:00:00 GMT',
    '0001-01-01T00:00:00Z',
    '',
  ])('%j: our own clock’s time', (date) => {
    expect(serverTime(new Headers({ date }), noon)).toBe(noon)
  })

  it('leaves nothing that can’t be read again', () => {
    for (const year of [-1, 0, 1, 69, 1969, 1970, 2026, 9999, 10_000, 275_000, 999_999]) {
      const date = `Tue, 10 Nov ${year} 12:00:00 GMT`
      const at = serverTime(new Headers({ date }), noon)
      expect(v.safeParse(momentSchema, at).success, date).toBe(true)
      expect(Number.isFinite(at), date).toBe(true)
    }
  })
})

describe('meaning: a service whose name says nothing', () => {
  it.each(['™', '\u200b', '\u00ad®', ' ', '\u0301', '´'])('%j is called by its id', (name) => {
    const service = { id: 'odd-one', name }
    const named = { id: 'odd-one', name: 'odd-one' }
    expect(v.parse(serviceSchema, service)).toEqual(named)
    expect(v.parse(serviceSchema, named)).toEqual(named)
    expect(v.parse(connectionSchema, working({ service })).service).toEqual(named)
    expect(v.parse(serviceOfferSchema, { service, status: 'available' }).service).toEqual(named)
  })

  it('keeps a name that says something, as it is', () => {
    const service = { id: 'fitbit', name: 'Fitbit™' }
    expect(v.parse(serviceSchema, service)).toEqual(service)
  })
})
