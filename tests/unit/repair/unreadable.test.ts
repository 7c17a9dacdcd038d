import { describe, expect, it } from 'vitest'
import { recordVersion } from '../../../utils/repair/record/schema.ts'
import { isNewer, unreadableRepair } from '../../../utils/repair/record/unreadable.ts'
import { fitbit } from '../fakes/connections.ts'

const newer = recordVersion + 1
const raw = { version: newer, account: 'account-1', service: fitbit, removed: 'yes' }

describe('a record that this version can’t read', () => {
  it('is told as far as it can be understood', () => {
    const told = { isNewer: true, account: 'account-1', service: fitbit, mayBeRemoved: true }
    expect(unreadableRepair(raw)).toEqual(told)
    expect(unreadableRepair({ ...raw, removed: 'no' })).toEqual({ ...told, mayBeRemoved: false })
    expect(unreadableRepair({ ...raw, account: 7, service: 'fitbit' })).toEqual({
      ...told,
      account: null,
      service: null,
    })
  })

  it.each([null, undefined, 'x', 7, {}])('counts as one that may be removed: %s', (garbage) => {
    expect(unreadableRepair(garbage)).toEqual({
      isNewer: false,
      account: null,
      service: null,
      mayBeRemoved: true,
    })
  })

  it.each<[string, object, boolean]>([
    ['repaired', { phase: 'repaired' }, true],
    ['ended before Remove', { phase: 'not-repaired', removed: 'no' }, true],
    ['left removed by the user', { phase: 'not-repaired', abandoned: true }, true],
    ['ended after Remove', { phase: 'not-repaired' }, false],
    ['ended, Remove of unknown effect', { phase: 'not-repaired', removed: 'maybe' }, false],
    ['left, in words that aren’t ours', { phase: 'not-repaired', abandoned: 'yes' }, false],
    ['at work', { phase: 'open', removed: 'no' }, false],
    ['repaired, and open', { phase: 'repaired', openKey: 'account-1/fitbit' }, false],
  ])('says itself whether it has ended: %s', (_case, changes, hasEnded) => {
    expect(unreadableRepair({ ...raw, ...changes }) === null).toBe(hasEnded)
  })

  it('is newer by its number alone', () => {
    expect([recordVersion, newer, String(newer), undefined].map(isNewer)).toEqual([
      false,
      true,
      false,
      false,
    ])
  })
})
