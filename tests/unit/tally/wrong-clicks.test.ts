import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

/** Where wrong clicks are looked at in a way of their own, a second try of the test would forgive them. */
const ownWays = [/(?<!-)\b(?:decoys?|countsOf)\b/, /wrong(?!s?[ -](?:content|type|account))/i]

/** Each assertion of a test, with all that is chained to it. */
function assertionsIn(text: string): string[] {
  return [...text.matchAll(/\bexpect(?:\.soft)?\(/g)].map(({ index }) => {
    const rest = text.slice(index)
    const ends = [...rest.matchAll(/\)(?!\s*\.\w)/g)].map((end) => rest.slice(0, end.index + 1))
    return ends.find(isBalanced) ?? rest
  })
}

function isBalanced(text: string): boolean {
  return (text.match(/[([{]/g) ?? []).length === (text.match(/[)\]}]/g) ?? []).length
}

function forgiving(text: string): string[] {
  const assertions = assertionsIn(text).filter((one) => ownWays.some((way) => way.test(one)))
  return [...assertions, ...(text.match(/startsWith\('wrong'\)/g) ?? [])]
}

describe('tests that watch for wrong clicks', () => {
  it.each([
    `expect(verdict.wrong, 'clicks').toEqual([])`,
    `expect(clicks.filter((click) => click.startsWith('wrong'))).toEqual([])`,
    `expect(await countsOf(sandbox, 'fitbit')).toMatchObject({ remove: 1 })`,
    `expect.soft(counts)\n  .toMatchObject({\n    decoys: 0,\n  })`,
  ])('are seen where they have a way of their own: %s', (text) => {
    expect(forgiving(text)).not.toEqual([])
  })

  it.each([
    `expectNoWrongClicks(wrongIn(clicks))`,
    `expect(page.includes('data-decoy')).toBe(true)\nconst { wrong } = verdict`,
  ])('are left where they have none: %s', (text) => {
    expect(forgiving(text)).toEqual([])
  })

  it('all say so by expectNoWrongClicks, which no second try makes good', () => {
    const files = globSync('tests/**/*.ts', { exclude: ['tests/unit/**', 'tests/wrong-clicks.ts'] })
    expect(files.length).toBeGreaterThan(50)
    const found = files.flatMap((file) =>
      forgiving(readFileSync(file, 'utf8')).map((one) => `${file}: ${one}`),
    )
    expect(found).toEqual([])
  })
})
