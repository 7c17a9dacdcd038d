import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ImportRun } from '../../../utils/api/schema.ts'
import type { Gap } from '../../../utils/app-state.ts'
import { firstDayBrought, gapAfter } from '../../../utils/repair/gap.ts'
import { iso, noon } from '../fakes/clock.ts'

const run = (
  outcome: ImportRun['outcome'],
  from: string | null,
  through: string | null,
  records?: number,
): ImportRun => ({
  startedAt: iso(noon),
  outcome,
  from,
  through,
  ...(records !== undefined && { records }),
})
const november = (day: number) => `2026-11-${String(day).padStart(2, '0')}`
const missing = (...days: [number, number][]) => ({
  missing: days.map(([from, to]) => ({ from: november(from), to: november(to) })),
})

describe('meaning: the gap on a receipt', () => {
  it.each<[string, ImportRun[], Gap]>([
    [
      'a failed run brings no day',
      [run('failed', november(9), november(19)), run('success', november(20), november(22))],
      missing([9, 19]),
    ],
    [
      'holes between runs, each',
      [
        run('success', november(8), november(10)),
        run('success', november(13), november(14)),
        run('success', november(17), november(20)),
      ],
      missing([11, 12], [15, 16]),
    ],
    [
      'a run under way',
      [run('in_progress', november(8), null), run('success', november(15), november(20))],
      'running',
    ],
    [
      'the day in which it broke didn’t come again',
      [run('success', november(9), november(22))],
      'last-day-unsure',
    ],
    ['it came again', [run('success', november(8), november(22))], 'none'],
    [
      'it came again with a later run',
      [run('success', november(9), november(22)), run('success', november(1), november(8))],
      'none',
    ],
    [
      'a part makes its days doubtful',
      [run('partial', november(8), november(12)), run('success', november(13), november(22))],
      'unknown',
    ],
    [
      'a part says nothing of other days',
      [run('partial', november(8), november(10)), run('success', november(13), november(22))],
      missing([11, 12]),
    ],
    [
      'a success of no records is no proof',
      [run('success', november(8), november(12), 0), run('success', november(13), november(22))],
      'unknown',
    ],
    [
      'a run that doesn’t say its days may have brought any',
      [run('success', null, null), run('success', november(13), november(22))],
      'unknown',
    ],
    [
      'a run that doesn’t say its end may have brought what follows',
      [run('success', november(11), null), run('success', november(13), november(22))],
      missing([9, 10]),
    ],
    [
      'a paused run goes on',
      [run('paused', november(8), null), run('success', november(13), november(22))],
      'unknown',
    ],
    [
      'days that came for certain aren’t made doubtful',
      [run('partial', null, null), run('success', november(8), november(22))],
      'none',
    ],
    ['only older days', [run('success', '2020-01-01', '2020-03-01')], 'unknown'],
    ['a run that ends before it begins', [run('success', november(22), november(8))], 'unknown'],
    ['failed runs alone', [run('failed', november(8), november(22))], 'unknown'],
    ['the whole calendar', [run('success', '0001-01-01', '9999-12-31')], 'none'],
  ])('%s', (_case, runs, gap) => {
    expect(gapAfter(november(8), runs)).toEqual(gap)
  })

  it('the first day after is one that a run has really brought', () => {
    const runs = [
      run('failed', november(8), november(9)),
      run('partial', november(9), november(10)),
      run('success', november(10), null),
      run('success', november(11), november(12), 0),
      run('success', november(20), november(22), 3),
    ]
    expect(firstDayBrought(runs)).toBe(november(20))
    expect(firstDayBrought(runs.slice(0, 4))).toBeNull()
  })

  it('is what counting day by day says', () => {
    const day = fc.option(fc.integer({ min: 1, max: 30 }).map(november), { nil: null })
    const anyRun = fc
      .tuple(
        fc.constantFrom<ImportRun['outcome']>('success', 'success', 'success', 'partial', 'failed'),
        day,
        day,
        fc.constantFrom(undefined, 0, 48),
      )
      .map((given) => run(...given))
      .filter(({ from, through }) => !from || !through || from <= through)
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 30 }),
        fc.array(anyRun, { maxLength: 6 }),
        (at, runs) => {
          expect(gapAfter(november(at), runs)).toEqual(counted(at, runs))
        },
      ),
      { numRuns: 2_000 },
    )
  })
})

/** The same, one day after the other. */
function counted(broke: number, runs: ImportRun[]): Gap {
  const covers = ({ from, through }: ImportRun, day: number) =>
    (from ?? '0') <= november(day) && november(day) <= (through ?? '9')
  const isGood = (it: ImportRun) =>
    it.outcome === 'success' && it.from != null && it.through != null && it.records !== 0
  const good = runs.filter(isGood)
  const doubtful = runs.filter((it) => it.outcome !== 'failed' && !isGood(it))
  const came = (day: number) => good.some((it) => covers(it, day))
  let last = 0
  for (let day = 1; day <= 30; day++) if (came(day)) last = day
  if (last < broke) return 'unknown'
  const gone: number[] = []
  let isUnsure = false
  for (let day = broke + 1; day <= last; day++) {
    if (came(day)) continue
    if (doubtful.some((it) => covers(it, day))) isUnsure = true
    else gone.push(day)
  }
  const stretches: [number, number][] = []
  for (const day of gone) {
    const open = stretches.at(-1)
    if (open && open[1] === day - 1) open[1] = day
    else stretches.push([day, day])
  }
  if (stretches.length > 0) return missing(...stretches)
  if (isUnsure) return 'unknown'
  return came(broke) ? 'none' : 'last-day-unsure'
}
