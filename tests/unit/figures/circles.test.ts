import { describe, expect, it } from 'vitest'
import { circlesIn, graphOf } from '../../../scripts/figures/circles.ts'
import { importsOf } from '../../../scripts/imports-of.ts'

describe('circles of imports', () => {
  it('are none where all arrows point down', () => {
    const arrows = [['a', 'b'] as const, ['a', 'c'] as const, ['b', 'c'] as const]
    expect(circlesIn(graphOf(arrows))).toEqual([])
  })

  it('are told apart, those of many first, also where one needs another', () => {
    const arrows = ['ab', 'ba', 'bc', 'cd', 'de', 'ec', 'ef', 'gf'].map(
      ([from = '', to = '']) => [from, to] as const,
    )
    expect(circlesIn(graphOf(arrows))).toEqual([
      ['c', 'd', 'e'],
      ['a', 'b'],
    ])
  })
})

it('imports of the own tree are found, those of types told apart, packages left out', () => {
  const code = `import { z } from 'zod'
import type { A } from './a.ts'
import {
  b,
} from '../b.ts'
export * from './c/d.ts'
import './e.ts'
`
  expect(importsOf('utils/page/x.ts', code)).toEqual([
    { from: 'utils/page/x.ts', of: 'utils/page/a.ts', isType: true },
    { from: 'utils/page/x.ts', of: 'utils/b.ts', isType: false },
    { from: 'utils/page/x.ts', of: 'utils/page/c/d.ts', isType: false },
    { from: 'utils/page/x.ts', of: 'utils/page/e.ts', isType: false },
  ])
})
