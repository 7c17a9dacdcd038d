import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { draw } from '../../mutants/draw.ts'
import { Imports } from '../../mutants/imports.ts'
import { type Mutant, sitesOf } from '../../mutants/mutant.ts'
import { shareOf, sumOf } from '../../mutants/table.ts'
import { Types } from '../../mutants/types.ts'
import { seeded } from '../../seeded.ts'

const code = `import { later } from './later.ts'

/** Whether 'that' is so. */
export function isSo(a: number, kinds: string[], name?: { first: string }): boolean {
  if (!name) return false
  if (a < 3 && kinds.includes('yes')) throw new Error('what is said to nobody')
  later(name?.first ?? 'no', 60_000)
  return a === 1 ? kinds.some((kind) => kind === 'no') : a > 7
}
`

let folder: string
let types: Types
beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'reconnect-mutants-')))
  const options = { strict: true, noEmit: true, allowImportingTsExtensions: true, target: 'es2024' }
  const files = {
    'tsconfig.json': JSON.stringify({ compilerOptions: { ...options, module: 'preserve' } }),
    'so.ts': code,
    'later.ts': 'export function later(_what: string | undefined, _ms: number) {}\n',
    'user.ts': "import { isSo } from './so.ts'\n\nexport const so: boolean = isSo(1, [])\n",
  }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  types = new Types(folder)
})
afterAll(() => {
  types.close()
  rmSync(folder, { recursive: true })
})

const mutants = () => sitesOf('so.ts', types.parsed('so.ts')).flat()

function made(operator: string): string[] {
  return mutants().flatMap((it) => (it.operator === operator ? it.after : []))
}

describe('an operator', () => {
  it.each<[string, string[]]>([
    [
      'negate',
      ["if (!(a < 3 && kinds.includes('yes'))) throw new Error('what is said to nobody')"],
    ],
    ['not', ['if (name) return false']],
    ['logic', ["if ((a < 3 || kinds.includes('yes'))) throw new Error('what is said to nobody')"]],
    [
      'boundary',
      [
        "if ((a <= 3) && kinds.includes('yes')) throw new Error('what is said to nobody')",
        "return a === 1 ? kinds.some((kind) => kind === 'no') : (a >= 7)",
      ],
    ],
    [
      'equality',
      [
        "return (a !== 1) ? kinds.some((kind) => kind === 'no') : a > 7",
        "return a === 1 ? kinds.some((kind) => (kind !== 'no')) : a > 7",
      ],
    ],
    ['guard', ['{}', '{}']],
    ['statement', ['{}']],
    ['ternary', ["return a === 1 ? a > 7 : kinds.some((kind) => kind === 'no')"]],
    ['boolean', ['if (!name) return true']],
    [
      'returned',
      [
        'return true',
        'return false',
        'return a === 1 ? kinds.some((kind) => true) : a > 7',
        'return a === 1 ? kinds.some((kind) => false) : a > 7',
      ],
    ],
    ['optional', ["later(name.first ?? 'no', 60_000)"]],
    ['fallback', ['later(name?.first, 60_000)', "later('no', 60_000)"]],
  ])('"%s" makes its faults, and none in types, texts and imports', (operator, after) => {
    expect(made(operator)).toEqual(after)
  })

  it('swaps a word for another one of the file, and changes a number by what can be told', () => {
    expect(made('word').filter((it) => it.includes("includes('no')"))).toHaveLength(1)
    expect(made('number').filter((it) => it.includes('later'))).toEqual([
      "later(name?.first ?? 'no', 120000)",
      "later(name?.first ?? 'no', 30000)",
    ])
  })

  it('names each mutant by its place', () => {
    const ids = mutants().map(({ id }) => id)
    expect(ids).toContain('so.ts:5:7:not')
    expect(new Set(ids).size).toBe(ids.length)
  })
})

describe('TypeScript in memory', () => {
  it('tells what doesn’t fit, in the file and in those that use it, and forgets it', () => {
    expect(types.faultsIn(['so.ts', 'user.ts'])).toEqual([])
    expect(types.fits('so.ts', code.replace('a < 3', 'a <= 3'), ['user.ts'])).toBe(true)
    expect(types.fits('so.ts', code.replace('a < 3', "a < 'x'"), [])).toBe(false)
    const renamed = code.replace('isSo', 'wasSo')
    expect(types.fits('so.ts', renamed, [])).toBe(true)
    expect(types.fits('so.ts', renamed, ['user.ts'])).toBe(false)
    expect(types.fits('so.ts', code, ['user.ts'])).toBe(true)
  })
})

describe('the draw', () => {
  const field = (file: string, size: number) => ({
    file,
    size,
    sites: Array.from({ length: 40 }, (_, n) => [{ id: `${file}:${n}`, file } as Mutant]),
  })
  const drawn = (seed: number, isMade = (_: Mutant) => true) => [
    ...draw([field('big.ts', 300), field('small.ts', 5)], seeded(seed), isMade).take(20),
  ]

  it('is the same for the same seed, and another for another', () => {
    expect(drawn(1)).toEqual(drawn(1))
    expect(drawn(1)).not.toEqual(drawn(2))
  })

  it('gives each file one, and the rest by size', () => {
    expect(drawn(1).filter(({ file }) => file === 'small.ts')).toHaveLength(1)
  })

  it('draws another one for what can’t be made', () => {
    const odd = ({ id }: Mutant) => Number(id.split(':')[1]) % 2 === 1
    expect(drawn(1, odd)).toHaveLength(20)
    expect(drawn(1, odd).every(odd)).toBe(true)
  })
})

describe('who imports whom', () => {
  it('is told by distance, without types', () => {
    const imports = new Imports('.')
    const file = 'utils/repair/gap.ts'
    expect(imports.usersOf(file)).toContain('utils/repair/receipt.ts')
    const [near, ...far] = imports.reachOf(file)
    expect(near).toContain('utils/repair/receipt.ts')
    expect(far.flat()).toContain('tests/unit/repair/runner.test.ts')
    // It has a type of it alone.
    expect(imports.usersOf('utils/repair/page-hand.ts')).toContain('utils/repair/runner-parts.ts')
    expect(imports.reachOf('utils/repair/page-hand.ts').flat()).toEqual([])
  })
})

describe('the sum', () => {
  it('counts what is explained as survived, and leaves it out of the share', () => {
    const caught = { file: 'a.ts', witness: 'unit tests', excuse: null } as const
    const explained = { file: 'a.ts', witness: null, excuse: 'the same' }
    const survived = { file: 'b.ts', witness: null, excuse: null }
    const fates = [caught, caught, explained, survived]
    expect(shareOf(fates)).toBe(66.6)
    expect(sumOf(fates).split('\n')).toEqual([
      '1 of the survivors nobody can notice; of the others 66.6 % were caught',
      'mutants 4, caught 2, survived 2, 50 %',
    ])
  })
})
