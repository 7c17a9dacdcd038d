import { describe, expect, it } from 'vitest'
import type { Connection } from '../../../utils/api/schema.ts'
import type { RepairRecord } from '../../../utils/repair/record/schema.ts'
import { settledBy } from '../../../utils/repair/settled-by.ts'
import { minute, noon, second } from '../fakes/clock.ts'
import { broken, reading } from '../fakes/connections.ts'
import { record } from '../fakes/records.ts'

const ended: RepairRecord = record({
  phase: 'not-repaired',
  removed: 'maybe',
  problem: { kind: 'stopped' },
  updatedAt: noon,
})
const switchedOff = broken('token_expired', { status: 'disabled', error: null })

const settled = (connections: Connection[], now: number) =>
  settledBy(ended, reading(connections), now)

describe('a Remove of unknown effect', () => {
  it('is not settled by a connection that is still listed as switched off: FitTrend may be slow', () => {
    expect(settled([switchedOff], noon)).toBeNull()
    expect(settled([switchedOff], noon + 30 * second)).toBeNull()
    expect(settled([switchedOff], noon + minute)).toBeNull()
  })

  it('has not happened where FitTrend still lists the connection after a minute', () => {
    expect(settled([switchedOff], noon + minute + 1)).toEqual({ removed: 'no' })
  })

  it('has not happened where the connection is on', () => {
    expect(settled([broken()], noon)).toEqual({ removed: 'no' })
  })

  it('has happened once FitTrend lists the connection no more', () => {
    expect(settled([], noon)).toEqual({ removed: 'yes' })
  })
})
