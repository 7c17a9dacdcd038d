import { expect, it } from 'vitest'
import { seenGone } from '../../../utils/repair/record/seen-gone.ts'
import { noon } from '../fakes/clock.ts'
import { before } from '../fakes/records.ts'

const newest = (ms: number) => new Date(ms).toISOString()

it('counts runs from when it was seen gone, FitTrend’s clock being known in whole seconds', () => {
  const seen = seenGone({ ...before, newestRunAt: newest(noon - 60_000) }, noon)
  expect(seen).toEqual({ ...before, newestRunAt: newest(noon - 1_000) })
  expect(seenGone({ ...before, newestRunAt: null }, noon).newestRunAt).toBe(newest(noon - 1_000))
})

it('never counts a run as new that was known before', () => {
  const known = { ...before, newestRunAt: newest(noon - 998) }
  expect(seenGone(known, noon)).toEqual(known)
})

it('never counts a run as new whose end was known, whenever it began', () => {
  const known = { ...before, newestRunAt: null, lastSucceededAt: newest(noon + 2) }
  expect(seenGone(known, noon).newestRunAt).toBe(newest(noon))
})

it('knows nothing of a connection that was never seen', () => {
  expect(seenGone(null, noon)).toBeNull()
})
