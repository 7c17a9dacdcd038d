import { describe, expect, it } from 'vitest'
import { nothingKnown } from '../../../utils/connections/known.ts'
import type { Receipt, RepairRecord } from '../../../utils/repair/record/schema.ts'
import { connectionViews } from '../../../utils/view-state/connection-views.ts'
import { day, minute, noon } from '../fakes/clock.ts'
import { reading, working } from '../fakes/connections.ts'
import { type RecordChanges, record } from '../fakes/records.ts'

describe('meaning: under "Repaired" stands no "No recent import"', () => {
  const silent = reading([working()], {
    known: {
      fitbit: {
        ...nothingKnown,
        rhythm: { typicalDays: 1, spreadDays: 0, longDays: 1 },
        lastDataAt: noon - 9 * day,
      },
    },
  })
  const repaired = (receipt: Partial<Receipt>, changes: RecordChanges = {}) =>
    record({
      phase: 'repaired',
      receipt: { finishedAt: noon + minute, firstDayAfter: null, ...receipt } as Receipt,
      ...changes,
    })
  const shown = (repairs: RepairRecord[]) => connectionViews(silent, repairs, () => false)[0]

  it('though the reading is from before the receipt', () => {
    expect(shown([])).toMatchObject({ state: 'stale', canRepair: true })
    for (const receipt of [
      { firstDayAfter: '2026-11-09' },
      { recordsBefore: 1_200, recordsAfter: 2_880 },
      { recordsBefore: 1_200, recordsAfter: 1_200 },
    ]) {
      expect(shown([repaired(receipt)])).toMatchObject({ state: 'healthy', canRepair: false })
    }
  })

  it('which is the one of this connection and account', () => {
    const proof = { firstDayAfter: '2026-11-09' }
    const others = [
      repaired(proof, { account: 'account-2' }),
      repaired(proof, { service: { id: 'garmin', name: 'Garmin' } }),
    ]
    expect(shown(others)?.state).toBe('stale')
  })
})

describe('meaning: a page that was read days ago', () => {
  const shown = (age: number) =>
    connectionViews(reading([working()], { source: 'page' }), [], () => false, {
      problem: null,
      failingSince: null,
      now: noon + age,
      decisions: new Map(),
    })[0]

  it('isn’t known to be healthy any more; that needs no sign', () => {
    expect(shown(day - minute)?.state).toBe('healthy')
    expect(shown(day)).toMatchObject({ state: 'unknown', alert: 'none', canRepair: false })
    expect(shown(day)?.sentence).toContain('Connect page was not opened')
  })
})
