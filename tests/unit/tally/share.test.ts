import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { isInShare, shareFrom, shareToText } from '../../share.ts'

const tests = Array.from({ length: 400 }, (_, place) => `a test, number ${place}`)
const inShare = (seed: number, oneIn: number) =>
  tests.filter((test) => isInShare({ seed, oneIn }, 'tests/browser/some.test.ts', test))

describe('a share of the tests', () => {
  it.each([2, 4, 6])('of one in %i is about as large as it says', (oneIn) => {
    const sizes = Array.from({ length: 20 }, (_, seed) => inShare(seed, oneIn).length)
    for (const size of sizes) expect(Math.abs(size - 400 / oneIn)).toBeLessThan(45)
  })

  it('is the same for the same seed, and another one for the next', () => {
    expect(inShare(7, 4)).toEqual(inShare(7, 4))
    expect(inShare(7, 4)).not.toEqual(inShare(8, 4))
  })

  it('leaves nothing out for ever', () => {
    const seen = new Set(Array.from({ length: 60 }, (_, seed) => inShare(seed, 6)).flat())
    expect(seen.size).toBe(tests.length)
  })

  it('is everything where no share is named, and always the main job', () => {
    expect(tests.every((test) => isInShare(null, 'tests/browser/some.test.ts', test))).toBe(true)
    const file = 'tests/browser/journeys/main-job.test.ts'
    const job = 'the main job > by popup: notices, tells once, repairs, proves'
    expect(readFileSync(file, 'utf8')).toContain("'by popup: notices, tells once, repairs, proves'")
    for (let seed = 0; seed < 20; seed++)
      expect(isInShare({ seed, oneIn: 1000 }, file, job)).toBe(true)
    expect(tests.filter((test) => isInShare({ seed: 1, oneIn: 1000 }, file, test))).toEqual([])
  })

  it('is never without a question of a page', () => {
    const file = 'tests/page/questions/questions.test.ts'
    expect(existsSync(file)).toBe(true)
    expect(tests.every((test) => isInShare({ seed: 1, oneIn: 1000 }, file, test))).toBe(true)
  })

  it('has each question in one of the browsers, now in this one, now in that', () => {
    const file = 'tests/page/questions/questions.test.ts'
    const inBrowser = (seed: number, name: string, test: string) =>
      isInShare({ seed, oneIn: 1000 }, file, `the corpus of questions in ${name} > ${test}`)
    for (let seed = 0; seed < 20; seed++)
      for (const test of tests)
        expect(inBrowser(seed, 'chromium', test)).not.toBe(inBrowser(seed, 'firefox', test))
    const first = tests.map((test) => inBrowser(1, 'firefox', test))
    expect(new Set(first).size).toBe(2)
    expect(tests.map((test) => inBrowser(2, 'firefox', test))).not.toEqual(first)
  })

  it('is named by a text, and nothing else is taken for one', () => {
    const share = { seed: 2_147_483_647, oneIn: 6 }
    expect(shareFrom(shareToText(share))).toEqual(share)
    expect(shareFrom(undefined)).toBeNull()
    for (const wrong of ['', '1', '1/0', '/4', 'x/4', '1/4/', '-1/4', '1.5/4'])
      expect(() => shareFrom(wrong)).toThrow('No share')
  })
})
