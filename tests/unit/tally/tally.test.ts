import { afterEach, describe, expect, it, vi } from 'vitest'
import { type Outcome, runProject, Tally } from '../../tally.ts'

/** Vitest itself, on projects made for this (tests/fixtures/tally). */
function run(project: string): Promise<Outcome> {
  return runProject(project, ['--config', 'tests/fixtures/tally/vitest.config.ts'])
}

describe('the tally', { timeout: 60_000 }, () => {
  it('counts a wrong click as a failure, though the second try passes', async () => {
    const { passed, failures } = await run('wrong-click')
    expect(failures).toMatchObject([
      { test: 'wrong clicks in a page that is clicked wrongly at first', why: 'Delete account' },
    ])
    expect(passed).toBe(1)
  })

  it('counts a test once that clicks wrongly each time', async () => {
    const { passed, failures } = await run('wrong-twice')
    expect(failures).toHaveLength(1)
    expect(failures[0]?.why).toContain('Delete account')
    expect(passed).toBe(0)
  })

  it('names what needed a second try for another reason, and why', async () => {
    const { passed, failures, secondTries } = await run('missed-moment')
    expect({ passed, failures }).toEqual({ passed: 1, failures: [] })
    expect(secondTries).toMatchObject([
      {
        test: 'tests/fixtures/tally/missed-moment.test.ts: a page that is late once',
        why: expect.stringContaining('the heading in time'),
      },
    ])
  })
})

describe('the end of a run', () => {
  afterEach(() => {
    vi.restoreAllMocks()
    process.exitCode = undefined
  })

  it('has the failures, then the second tries, and the sum in its last line', () => {
    const lines: string[] = []
    vi.spyOn(console, 'log').mockImplementation((text: string) => void lines.push(text))
    const tally = new Tally()
    const late = { test: 'b.test.ts: late once', why: 'no heading' }
    tally.add('page', { passed: 2, failures: [], secondTries: [late], output: '' })
    tally.add('unit', { passed: 1, failures: [{ test: 'a.test.ts: sum', why: '1' }], output: '' })
    tally.close()
    expect(lines).toEqual([
      '\nFAILED in unit: a.test.ts: sum\n    1',
      '\nPASSED AT A SECOND TRY in page: b.test.ts: late once\n    no heading',
      '\n3 passed, 1 failed',
    ])
    expect(process.exitCode).toBe(1)
  })
})
