import { describe, expect, it } from 'vitest'
import { breaksIn, recentBreaks, recentPauses } from '../../../utils/connections/breaks.ts'
import type { StateId } from '../../../utils/connections/states.ts'
import { day, noon } from '../fakes/clock.ts'

const changes = (...list: [number, StateId][]) =>
  list.map(([days, state]) => ({ at: noon + days * day, state }))

describe('a break', () => {
  it('lasts from a broken state to one that works', () => {
    const list = breaksIn(changes([0, 'healthy'], [1, 'needs-repair'], [2, 'healthy']))
    expect(list).toEqual([{ from: noon + day, to: noon + 2 * day, state: 'needs-repair' }])
  })

  it.each<StateId>(['unknown', 'disabled', 'revoked'])('isn’t ended by %s', (state) => {
    const list = breaksIn(changes([0, 'needs-repair'], [1, state], [2, 'needs-repair']))
    expect(list).toEqual([{ from: noon, to: null, state: 'needs-repair' }])
  })

  it('counts for 30 days, and never from a future that a wrong clock made', () => {
    const history = changes(
      [-31, 'revoked'],
      [-20, 'healthy'],
      [-10, 'needs-repair'],
      [-9, 'paused'],
      [1, 'needs-repair'],
    )
    expect(recentBreaks(history, noon)).toEqual([noon - 10 * day])
  })
})

describe('a pause', () => {
  it('counts once however often it is seen, for 30 days', () => {
    const history = changes([-40, 'paused'], [-20, 'healthy'], [-3, 'paused'], [-2, 'paused'])
    expect(recentPauses(history, noon)).toEqual([noon - 3 * day])
  })

  it('of the first import of history doesn’t count', () => {
    const history = changes([-5, 'paused'], [-4, 'importing'], [-3, 'healthy'], [-1, 'paused'])
    expect(recentPauses(history, noon)).toEqual([noon - day])
  })
})
