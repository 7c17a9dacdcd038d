import { describe, expect, it } from 'vitest'
import { nothingKnown } from '../../../utils/connections/known.ts'
import {
  lastReset,
  proofOf,
  recordsBeforeRepair,
  withProof,
} from '../../../utils/repair/proof-of-repair.ts'
import type { Receipt, RepairRecord } from '../../../utils/repair/record/schema.ts'
import { day, hour, minute, noon } from '../fakes/clock.ts'
import { garmin } from '../fakes/connections.ts'
import { before, type RecordChanges, record } from '../fakes/records.ts'

/** Begun at noon by our clock, which is an hour ahead of FitTrend's here, and proved a minute later. */
function repaired(receipt: Partial<Receipt> = {}, changes: RecordChanges = {}): RepairRecord {
  const made = record({ phase: 'repaired', before: { ...before, serverTime: noon - hour } })
  return record({ ...made, receipt: { ...made.receipt, ...receipt } as Receipt, ...changes })
}
const proof = (...repairs: RepairRecord[]) => proofOf(repairs, 'account-1', 'fitbit')
const at = noon - hour + minute

describe('what receipts prove', () => {
  it('is dated by FitTrend’s clock, and not earlier than its first look', () => {
    expect(proof(repaired())).toEqual({ repairedAt: at, dataAt: null })
    expect(proof(repaired({}, { lookedAt: noon })).repairedAt).toBe(noon)
  })

  it('is data where more records or a day have come', () => {
    expect(proof(repaired({ firstDayAfter: '2026-11-09' })).dataAt).toBe(at)
    expect(proof(repaired({ recordsBefore: 7, recordsAfter: 8 })).dataAt).toBe(at)
    expect(proof(repaired({ recordsBefore: 7, recordsAfter: 7 })).dataAt).toBeNull()
    expect(proof(repaired({ recordsBefore: null, recordsAfter: 8 })).dataAt).toBeNull()
    expect(proof(repaired({ recordsBefore: 7, recordsAfter: null })).dataAt).toBeNull()
  })

  it('is the latest of several, in whichever order', () => {
    const early = repaired({ firstDayAfter: '2026-11-01' }, { before, startedAt: noon + day })
    const late = repaired()
    const both = { repairedAt: at, dataAt: noon - day + minute }
    expect(proof(early, late)).toEqual(both)
    expect(proof(late, early)).toEqual(both)
  })

  it('is nothing of another connection, or of a repair without a receipt', () => {
    const nothing = { repairedAt: null, dataAt: null }
    expect(proof(repaired({}, { account: 'account-2' }))).toEqual(nothing)
    expect(proof(repaired({}, { service: garmin }))).toEqual(nothing)
    expect(proof(record({ phase: 'not-repaired' }))).toEqual(nothing)
  })
})

describe('what is known, with what receipts prove', () => {
  const known = { ...nothingKnown, lastDataAt: at - day, repairedAt: at - day, downMs: hour }
  const now = (...repairs: RepairRecord[]) => withProof(known, repairs, 'account-1', 'fitbit')

  it('has their data and their repair, and nothing was down since', () => {
    const receipt = { firstDayAfter: '2026-11-09' }
    expect(now(repaired(receipt))).toEqual({ ...known, lastDataAt: at, repairedAt: at, downMs: 0 })
    expect(now(repaired())).toEqual({ ...known, repairedAt: at, downMs: 0 })
  })

  it('stays where they are no news', () => {
    expect(now()).toBe(known)
    const old = repaired({ firstDayAfter: '2026-11-09' }, { startedAt: noon + 2 * day })
    expect(now(old)).toBe(known)
  })

  it('has of data alone that is news that nothing was down since', () => {
    const later = { ...known, repairedAt: noon }
    const receipt = { firstDayAfter: '2026-11-09' }
    expect(withProof(later, [repaired(receipt)], 'account-1', 'fitbit')).toEqual({
      ...later,
      lastDataAt: at,
      downMs: 0,
    })
  })
})

describe('what was before a repair', () => {
  const records = (...repairs: RepairRecord[]) =>
    recordsBeforeRepair(repairs, 'account-1', 'fitbit')

  it('is what the latest one has noted', () => {
    const first = record({ before: { ...before, records: 5 } })
    const second = record({ startedAt: noon + day, before: { ...before, records: 9 } })
    expect(records(first, second)).toBe(9)
    expect(records(second, first)).toBe(9)
    expect(records(second, record({ startedAt: noon + 2 * day, before: null }))).toBe(9)
    expect(records()).toBeNull()
  })
})

describe('when a repair touched the connection last', () => {
  const touched = (...repairs: RepairRecord[]) => lastReset(repairs, 'account-1', 'fitbit')

  it('is when it was proved, or else begun, and never where nothing was clicked', () => {
    expect(touched(repaired({}, { acted: ['disable'] }))).toBe(at)
    expect(touched(record({ acted: ['disable'] }))).toBe(noon)
    expect(touched(record({ acted: ['disable'] }), repaired({}, { acted: ['open'] }))).toBe(noon)
    expect(touched(repaired())).toBeNull()
    expect(touched(record({ acted: ['open'], service: garmin }))).toBeNull()
  })
})
