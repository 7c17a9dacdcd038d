import { describe, expect, it } from 'vitest'
import { leftSwitchedOff } from '../../../utils/repair/record/schema.ts'
import { minute, noon } from '../fakes/clock.ts'
import { broken } from '../fakes/connections.ts'
import { record } from '../fakes/records.ts'

const off = broken('token_expired', { status: 'disabled', error: null })
const left = (...records: Parameters<typeof leftSwitchedOff>[0]) =>
  leftSwitchedOff(records, 'account-1', off)?.id ?? null

const first = record({ id: 'first', phase: 'not-repaired', acted: ['disable'] })
const later = { id: 'later', startedAt: noon + minute } as const

describe('switched off by a repair of ours that has ended', () => {
  it('is the one that has clicked Disable', () => {
    expect(left(first)).toBe('first')
    expect(left(record({ phase: 'not-repaired' }))).toBeNull()
  })

  it('is still that one after a later try, which finds it switched off', () => {
    expect(left(first, record({ ...later, phase: 'not-repaired' }))).toBe('first')
  })

  it('is none where it has been on since: that Disable is the user’s own', () => {
    expect(left(record({ ...first, isOver: true }))).toBeNull()
    expect(left(first, record({ ...later, phase: 'not-repaired', isOver: true }))).toBeNull()
    expect(left(first, record({ ...later, phase: 'repaired' }))).toBeNull()
  })

  it('is none that has come as far as permission: somebody has switched it off since', () => {
    expect(left(record({ ...first, enabledAt: noon }))).toBeNull()
  })

  it('is none of another service or account', () => {
    expect(left(record({ ...first, account: 'account-2' }))).toBeNull()
    const garmin = { id: 'garmin', name: 'Garmin' }
    expect(left(record({ ...first, service: garmin }))).toBeNull()
  })
})
