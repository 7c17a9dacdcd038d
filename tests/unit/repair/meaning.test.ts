import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Connection, ImportRun } from '../../../utils/api/schema.ts'
import { firstDayBrought, gapAfter } from '../../../utils/repair/gap.ts'
import type { Gap, RepairRecord } from '../../../utils/repair/record/schema.ts'
import { type VerificationInput, verify } from '../../../utils/repair/verification.ts'
import { connectionViews } from '../../../utils/view-state/connection-views.ts'
import { repairView } from '../../../utils/view-state/repair-view.ts'
import { hour, iso, minute, noon, second } from '../fakes/clock.ts'
import { broken, working } from '../fakes/connections.ts'
import { before, record } from '../fakes/records.ts'
import { RepairWorld } from '../fakes/repair-world.ts'

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
    [
      'a run that ends before it begins may have brought any',
      [run('success', november(22), november(8)), run('success', november(13), november(20))],
      'unknown',
    ],
    ['a run of a single day', [run('success', november(8), november(8))], 'none'],
    [
      'only a single day is missing',
      [run('success', november(8), november(8)), run('success', november(10), november(10))],
      missing([9, 9]),
    ],
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

describe('meaning: less than before, because the history comes anew', () => {
  const anew = working({
    import: { ...broken().import, through: '2019-03-01', records: 90 },
  })
  const elevenMinutes = { elapsedMs: 11 * minute }
  const judge = (connection: Connection, more: Partial<VerificationInput> = {}) =>
    verify({
      source: 'api',
      before,
      connection,
      runs: [],
      elapsedMs: 5 * second,
      settingsRestored: 'not-needed',
      ...more,
    })
  const ran = (outcome: ImportRun['outcome'], at: number): ImportRun => ({
    startedAt: iso(noon + at),
    outcome,
  })
  const history = { kind: 'wait', awaits: 'history' }

  it.each<[string, Connection, Partial<VerificationInput>]>([
    ['a run in progress', anew, { runs: [ran('in_progress', second)] }],
    [
      'one in progress after others',
      anew,
      { runs: [ran('in_progress', hour), ran('success', minute), ran('failed', second)] },
    ],
    ['the latest run paused', anew, { runs: [ran('paused', minute), ran('success', second)] }],
    ['paused', { ...anew, status: 'paused' }, {}],
    ['history not complete', { ...anew, import: { ...anew.import, historyComplete: false } }, {}],
    [
      'the through-date alone',
      working({ import: { ...broken().import, through: null, historyComplete: false } }),
      {},
    ],
  ])('is waited for, however late: %s', (_case, connection, more) => {
    for (const elapsedMs of [second, 11 * minute, 20 * hour]) {
      expect(judge(connection, { ...more, elapsedMs })).toEqual(history)
    }
  })

  it.each<[string, ImportRun[]]>([
    ['no run', []],
    ['finished runs', [ran('success', minute), ran('failed', second)]],
    ['a pause that is over', [ran('success', minute), ran('paused', second)]],
  ])('is missing where nothing goes on any more: %s', (_case, runs) => {
    expect(judge(anew, { runs, ...elevenMinutes })).toEqual({
      kind: 'failed',
      problem: 'data-missing',
    })
  })
})

describe('meaning: what a proof waits for is on record, and said', () => {
  let world: RepairWorld
  beforeEach(async () => {
    world = new RepairWorld()
    await world.signIn()
    world.fitTrend.importTakesMs = null
  })
  const sentence = async () => repairView(await world.record(), false).sentence
  const looked = (awaits: RepairRecord['awaits']) =>
    world.until(`it waits for ${awaits}`, (r) => r.phase === 'verify' && r.awaits === awaits)
  const change = (changes: Partial<Connection['import']>) => {
    const now = world.fitTrend.connections.get('fitbit')
    if (now) {
      world.fitTrend.connections.set('fitbit', { ...now, import: { ...now.import, ...changes } })
    }
  }

  it('the import, then the history, for hours, until all is in again', async () => {
    await world.start()
    await looked('import')
    expect(await sentence()).toContain(
      'Fitbit is connected again. Waiting for the import to go on …',
    )
    await world.until('the series is over', ({ lookedAt }) => {
      return lookedAt !== null && world.clock.now() - lookedAt > 40 * second
    })
    change({ records: 12, through: '2019-03-01', historyComplete: false })
    world.clock.advance(11 * minute)
    await world.runner.resumeAll()
    await looked('history')
    expect(await sentence()).toContain('Your history is being imported anew')
    world.clock.advance(5 * hour)
    await world.runner.resumeAll()
    expect(await world.record()).toMatchObject({ phase: 'verify', awaits: 'history' })
    change({
      records: 1_300,
      through: '2026-11-10',
      historyComplete: true,
      lastSucceededAt: iso(world.clock.now()),
    })
    world.clock.advance(11 * minute)
    await world.runner.resumeAll()
    expect(await world.ended()).toMatchObject({ phase: 'repaired' })
  })

  it('asks no longer each minute once that has taken an hour', async () => {
    await world.start()
    await looked('import')
    change({ records: 12, historyComplete: false })
    world.clock.advance(61 * minute)
    await world.runner.resumeAll()
    await looked('history')
    let requests = 0
    world.fitTrend.interrupt = () => {
      requests += 1
      return null
    }
    for (let n = 0; n < 30; n++) {
      world.clock.advance(minute)
      await world.runner.resumeAll()
    }
    expect(requests).toBeGreaterThan(0)
    expect(requests).toBeLessThanOrEqual(8)
  })

  it('judges no runs that FitTrend can’t tell of just now', async () => {
    await world.start()
    await looked('import')
    world.fitTrend.interrupt = ({ url }) =>
      url.includes('/imports')
        ? { problem: { kind: 'server-error', status: 503, retryAt: null } }
        : null
    world.clock.advance(11 * minute)
    await world.runner.resumeAll()
    expect((await world.record()).phase).toBe('verify')
    world.fitTrend.interrupt = () => null
    world.clock.advance(minute)
    await world.runner.resumeAll()
    expect(await world.ended()).toMatchObject({ problem: { kind: 'no-import' } })
  })

  it('says that FitTrend doesn’t show the connection yet', () => {
    const waits = record({ phase: 'verify', removed: 'no', awaits: 'connection' })
    expect(repairView(waits, false).sentence).toContain(
      'Waiting for FitTrend to show Fitbit as connected …',
    )
    const [view] = connectionViews(null, [waits], () => false)
    expect(view?.sentence).toBe('Waiting for FitTrend to show Fitbit as connected …')
  })
})
