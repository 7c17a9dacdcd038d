import { describe, expect, it } from 'vitest'
import { isActive, isOpen, type Phase, phases } from '../../../utils/repair/record/schema.ts'
import { move } from '../../../utils/repair/record/transitions.ts'
import { noon } from '../fakes/clock.ts'
import { record } from '../fakes/records.ts'

/** Each legal move of a repair; every other one throws. */
const legal = new Set([
  'gate > open',
  'open > expand',
  'expand > disable',
  'disable > remove',
  'remove > select',
  'select > enable',
  'enable > verify',
  'verify > repaired',
  ...['gate', 'open', 'expand', 'disable', 'remove', 'select', 'enable', 'verify'].map(
    (phase) => `${phase} > not-repaired`,
  ),
  // The connection turns out to be back: repaired by hand, or by another browser.
  ...['open', 'expand', 'disable', 'remove', 'select'].map((phase) => `${phase} > verify`),
  // Carried on after Remove.
  'not-repaired > remove',
  'not-repaired > enable',
  'not-repaired > verify',
])
const moves = phases.flatMap((from) => phases.map((to): [Phase, Phase] => [from, to]))

describe('the moves of a repair', () => {
  it.each(moves)('%s > %s', (from, to) => {
    const at = record({ phase: from, removed: 'yes' })
    if (legal.has(`${from} > ${to}`)) expect(move(at, to).phase).toBe(to)
    else expect(() => move(at, to)).toThrow(`can't go from ${from} to ${to}`)
  })

  it.each<Phase>(['remove', 'enable', 'verify'])(
    'a repair that ended before Remove is over: no way to %s',
    (to) => {
      expect(() => move(record({ phase: 'not-repaired', removed: 'no' }), to)).toThrow(/is over/)
    },
  )

  it('an end waits for nothing and wants no stop; a step keeps both', () => {
    const waiting = { kind: 'consent', since: noon } as const
    const at = record({ phase: 'enable', waiting, stopRequested: true })
    expect(move(at, 'not-repaired')).toMatchObject({ waiting: null, stopRequested: false })
    expect(move(at, 'verify')).toMatchObject({ waiting, stopRequested: true })
  })

  it('brings the changes that belong to it, and leaves the old record alone', () => {
    const at = record({ phase: 'remove' })
    expect(move(at, 'select', { removed: 'yes' })).toEqual({
      ...at,
      phase: 'select',
      removed: 'yes',
    })
    expect(at.removed).toBe('no')
  })
})

describe('a repair is', () => {
  it.each<[Phase, 'no' | 'maybe' | 'yes', string]>([
    ['gate', 'no', 'open, active'],
    ['remove', 'maybe', 'open, active'],
    ['verify', 'yes', 'open, active'],
    ['repaired', 'no', 'over'],
    ['not-repaired', 'no', 'over'],
    ['not-repaired', 'maybe', 'open'],
    ['not-repaired', 'yes', 'open'],
  ])('%s, removed %s: %s', (phase, removed, expected) => {
    const at = record({ phase, removed })
    const words = [isOpen(at) && 'open', isActive(at) && 'active'].filter(Boolean).join(', ')
    expect(words || 'over').toBe(expected)
  })
})
