import * as v from 'valibot'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Connection, ImportRun } from '../../../utils/api/schema.ts'
import { judge } from '../../../utils/connections/judge.ts'
import { firstSeenAfter, type Reading, readingSchema } from '../../../utils/connections/reading.ts'
import { isLoudLevel } from '../../../utils/connections/states.ts'
import { type Day, type DayRecord, dayOf } from '../../../utils/history/day-record.ts'
import { History } from '../../../utils/history/history.ts'
import { Learner } from '../../../utils/history/learner.ts'
import { timelineOf } from '../../../utils/history/timeline.ts'
import { success } from '../../../utils/problems.ts'
import type { Receipt, RepairRecord } from '../../../utils/repair/record/schema.ts'
import { day, hour, iso, minute, noon } from '../fakes/clock.ts'
import { broken, reading, working } from '../fakes/connections.ts'
import { freshStore } from '../fakes/fresh-store.ts'
import { before, type RecordChanges, record } from '../fakes/records.ts'

let history: History
let learner: Learner
let last: Reading | null
let runs: ImportRun[]
let repairs: RepairRecord[]
let asked: string[]

beforeEach(() => {
  last = null
  runs = []
  repairs = []
  asked = []
  history = new History(freshStore())
  learner = new Learner({
    history,
    repairs: async () => repairs,
    ask: {
      services: async () => {
        asked.push('services')
        return success([])
      },
      imports: async () => {
        asked.push('imports')
        return success(runs)
      },
    },
  })
})

/** A reading at a time (ms from noon), of a connection or of none; kept as it would be. */
async function read(at: number, connection: Connection | null, mayAsk = true) {
  const serverTime = noon + at
  const connections = connection ? [connection] : []
  const firstSeen = firstSeenAfter(connections, serverTime, last?.firstSeen ?? {})
  const read = reading(connections, { serverTime, readAt: serverTime, firstSeen })
  last = v.parse(readingSchema, await learner.learn(read, last, mayAsk))
  return last
}

async function check(at: number, connection: Connection) {
  return judge(connection, await read(at, connection))
}

const known = () => last?.known?.fitbit
const daily = () =>
  history.seed(
    'account-1',
    'fitbit',
    Array.from({ length: 20 }, (_, n) => noon - (n + 5) * day - hour),
  )
/** Connected anew at a time, with so many records. */
const renewed = (at: number, records = 1_200, changes: Partial<Connection> = {}) =>
  working({
    token: { expiresAt: iso(noon + at + 8 * hour), refreshedAt: iso(noon + at) },
    import: { ...broken().import, records },
    ...changes,
  })
const breaks = (code: string, at: number) =>
  broken(code, {
    error: { code, since: iso(noon + at) },
    token: { expiresAt: iso(noon + at), refreshedAt: iso(noon + at - 8 * hour) },
  })

describe('meaning: data that came while a service was away', () => {
  beforeEach(daily)

  it('is told from what a repair noted before its first click', async () => {
    await read(0, broken())
    repairs = [record({ phase: 'verify', acted: ['disable', 'remove'], removed: 'yes' })]
    // As a reading that was kept by an earlier version: it doesn't know of records.
    last = { ...(await read(minute, null, false)), known: {} }
    await read(2 * minute, renewed(2 * minute, 1_248), false)
    expect(known()?.lastDataAt).toBe(noon + 2 * minute)
  })

  it('is told where the user has reset it by hand, too', async () => {
    await read(0, broken())
    await read(minute, null)
    const verdict = await check(hour, renewed(hour, 1_248))
    expect(known()?.lastDataAt).toBe(noon + hour)
    expect(verdict.state).toBe('healthy')
  })

  it('is none where no more is there than before, or where nothing was seen before', async () => {
    await read(0, broken())
    await read(minute, null)
    await read(hour, renewed(hour, 1_200))
    expect(known()?.lastDataAt).toBe(noon - 5 * day - hour)
    last = null
    repairs = [record({ before: { ...before, records: 1 } })]
    await read(2 * hour, renewed(hour, 1_200))
    expect(known()?.lastDataAt).toBe(noon - 5 * day - hour)
  })

  it('what a repair reads asks nothing further, and forgets nothing', async () => {
    runs = [1, 2, 3].map((n) => ({
      startedAt: iso(noon - n * hour),
      outcome: 'failed',
      error: 'network',
    }))
    await read(0, broken('refresh_failed'))
    asked = []
    await read(minute, broken('refresh_failed'), false)
    expect(asked).toEqual([])
    expect(known()?.networkFailures).toBe(3)
  })
})

describe('meaning: a receipt is proof', () => {
  beforeEach(daily)
  const proved = (receipt: Partial<Receipt>, changes: RecordChanges = {}) => {
    const full = {
      finishedAt: noon + minute,
      recordsBefore: 1_200,
      recordsAfter: 1_200,
      ...receipt,
    }
    repairs = [record({ phase: 'repaired', receipt: full as RepairRecord['receipt'], ...changes })]
  }

  it.each<[string, Partial<Receipt>]>([
    ['more records', { recordsAfter: 1_201, firstDayAfter: null }],
    ['a first day', { firstDayAfter: '2026-11-09' }],
  ])('of data: %s', async (_what, receipt) => {
    await read(0, broken())
    proved(receipt)
    expect((await check(hour, renewed(hour))).state).toBe('healthy')
    expect(known()?.lastDataAt).toBe(noon + minute)
  })

  it('of the repair alone, where nothing has come: silence counts from then on', async () => {
    proved({ firstDayAfter: null })
    expect((await check(hour, renewed(0))).state).not.toBe('stale')
    expect(known()?.lastDataAt).toBe(noon - 5 * day - hour)
    expect((await check(4 * day, renewed(4 * day))).state).toBe('stale')
  })

  it('at its own time, though what was before was noted by an earlier try', async () => {
    const old = { ...before, serverTime: noon - 20 * day }
    proved({ firstDayAfter: '2026-11-09' }, { before: old, lookedAt: noon + 30_000 })
    await read(hour, renewed(hour))
    expect(known()).toMatchObject({ lastDataAt: noon + 30_000, repairedAt: noon + 30_000 })
  })

  it('never from the future, where our own clock has jumped', async () => {
    proved({ firstDayAfter: '2026-11-09', finishedAt: noon + 90 * day })
    await read(hour, renewed(hour))
    expect(known()).toMatchObject({ lastDataAt: noon + hour, repairedAt: noon + hour })
  })
})

describe('meaning: silence is counted while something could have come', () => {
  beforeEach(daily)

  it('not while it was broken', async () => {
    await read(-4 * day, breaks('token_expired', -4 * day))
    expect((await check(0, renewed(0))).state).not.toBe('stale')
    expect((await check(day, renewed(day))).state).not.toBe('stale')
    expect((await check(4 * day, renewed(4 * day))).state).toBe('stale')
  })

  it('but between breaks: one each night hides no silence', async () => {
    const late = [0, 1, 2, 3, 4].map((n) => noon - n * day - hour)
    await history.seed('account-1', 'fitbit', late)
    const states = []
    for (let night = 0; night < 8; night++) {
      await read(night * day, breaks('token_expired', night * day))
      states.push((await check(night * day + 3 * hour, renewed(night * day + 3 * hour))).state)
    }
    expect(states.at(0)).not.toBe('stale')
    expect(states.at(-1)).toBe('stale')
  })

  it('not while it was paused, or removed', async () => {
    await read(-4 * day, renewed(-4 * day, 1_200, { status: 'paused' }))
    expect((await check(0, renewed(0))).state).not.toBe('stale')
    await read(hour, renewed(hour, 1_200, { status: 'disabled' }))
    await read(2 * hour, null)
    expect((await check(9 * day, renewed(9 * day))).state).not.toBe('stale')
  })
})

describe('meaning: what heals by itself', () => {
  /** A night: trouble at 2:00, seen at 2:01 and 2:07, over at 3:00 with a newer token. */
  async function night(n: number, code = 'refresh_failed') {
    const two = n * day + 14 * hour
    await read(two - hour, renewed(two - 6 * hour))
    const verdicts = [
      await check(two + minute, breaks(code, two)),
      await check(two + 7 * minute, breaks(code, two)),
    ]
    verdicts.push(await check(two + hour, renewed(two + hour)))
    return verdicts
  }

  it('is told once, then waited for, and nobody is accused', async () => {
    const nights = [await night(0), await night(1), await night(2), await night(3)]
    expect(nights.map((it) => it.map(({ state }) => state))).toEqual([
      ['unknown', 'needs-repair', 'healthy'],
      ['unknown', 'unknown', 'healthy'],
      ['unknown', 'unknown', 'healthy'],
      ['unknown', 'unknown', 'healthy'],
    ])
    expect(nights[0]?.[0]?.sentence).toContain('may pass by itself')
    expect(nights[1]?.[1]?.sentence).toContain('has passed by itself before')
    expect(known()?.breaks).toEqual([])
    expect(known()?.healed).toHaveLength(4)
  })

  it('is loud where it doesn’t heal, once half as long again has passed', async () => {
    for (const n of [0, 1, 2]) await night(n)
    const two = 3 * day + 14 * hour
    const still = (at: number) => check(two + at, breaks('refresh_failed', two))
    expect(await still(minute)).toMatchObject({ state: 'unknown', confirmAfterMs: 90 * minute })
    expect((await still(hour + 30 * minute)).state).toBe('unknown')
    expect(await still(hour + 32 * minute)).toMatchObject({
      state: 'needs-repair',
      alert: 'loud',
      explainFirst: false,
    })
  })

  it('isn’t put off by another code in between', async () => {
    await night(0)
    const two = day + 14 * hour
    await read(two, breaks('refresh_failed', two))
    await read(two + hour, breaks('moon_in_scorpio', two))
    expect((await check(two + 91 * minute, breaks('refresh_failed', two))).state).toBe(
      'needs-repair',
    )
  })

  it('is waited for no longer than six hours, and only for 30 days', async () => {
    await read(0, breaks('refresh_failed', 0))
    await read(20 * hour, renewed(20 * hour))
    await read(2 * day, breaks('refresh_failed', 2 * day))
    const again = breaks('refresh_failed', 2 * day)
    expect((await check(2 * day + 6 * hour - minute, again)).state).toBe('unknown')
    expect((await check(2 * day + 6 * hour, again)).state).toBe('needs-repair')
    await read(3 * day, renewed(3 * day))
    await read(40 * day, breaks('refresh_failed', 40 * day))
    const late = breaks('refresh_failed', 40 * day)
    expect((await check(40 * day + 5 * minute, late)).state).toBe('needs-repair')
  })

  it('final codes are as loud as ever', async () => {
    for (const n of [0, 1, 2]) await night(n)
    for (const code of ['token_expired', 'permission_revoked', 'account_in_use']) {
      const verdict = await check(4 * day, breaks(code, 4 * day))
      expect(isLoudLevel(verdict.alert), code).toBe(true)
    }
  })

  it('final codes count as breaks, healed or not', async () => {
    const verdicts = []
    for (const n of [0, 1, 2]) verdicts.push(await night(n, 'token_expired'))
    expect(verdicts[2]?.[1]?.state).toBe('shared-account')
    expect(known()?.healed).toEqual([])
  })

  const resets: [string, (at: number) => Promise<unknown>][] = [
    [
      'a repair of ours',
      async (at) => {
        repairs.push(record({ acted: ['disable'], before: { ...before, serverTime: noon + at } }))
      },
    ],
    ['a removal', (at) => read(at, null)],
    ['the user’s Disable', (at) => read(at, renewed(at, 1_200, { status: 'disabled' }))],
  ]
  it.each(resets)('hasn’t where %s came between', async (_who, reset) => {
    const states = []
    for (const n of [0, 5, 10]) {
      const at = n * day
      await read(at, renewed(at))
      await read(at + hour, breaks('refresh_failed', at + hour))
      states.push((await check(at + 2 * hour, breaks('refresh_failed', at + hour))).state)
      await reset(at + 2.5 * hour)
      await read(at + 3 * hour, renewed(at + 3 * hour))
      expect(known()?.healed).toEqual([])
    }
    expect(states).toEqual(['needs-repair', 'needs-repair', 'shared-account'])
  })

  it('hasn’t where another account of the service is connected now', async () => {
    await read(0, breaks('refresh_failed', 0))
    await read(hour, renewed(hour, 1_200, { externalAccount: 'fitbit-user-2' }))
    expect(known()?.healed).toEqual([])
  })

  it('hasn’t without a newer token', async () => {
    await read(0, breaks('refresh_failed', 0))
    await read(hour, breaks('refresh_failed', 0))
    await read(2 * hour, working({ token: null, import: broken().import }))
    await read(3 * hour, working({ token: null, import: broken().import }))
    expect(known()).toMatchObject({ healed: [], passing: null })
  })
})

describe('meaning: times that can’t be right', () => {
  it('import runs from before all clocks, or from the future, are no data', async () => {
    const startedAts = ['0001-01-01T00:00:00Z', '9999-12-31T23:59:59Z', iso(noon + day)]
    runs = startedAts.map((startedAt) => ({ startedAt, outcome: 'success', records: 10 }))
    await read(0, working())
    expect(known()?.lastDataAt).toBeNull()
  })

  it.each(['0001-01-01T00:00:00Z', '9999-12-31T23:59:59-23:00'])(
    'trouble since %s can be kept, and ends by proof',
    async (since) => {
      for (const code of ['token_expired', 'refresh_failed']) {
        const trouble = broken(code, { error: { code, since } })
        await read(0, trouble)
        await read(hour, trouble)
        expect((await check(2 * hour, renewed(2 * hour))).state).not.toBe('needs-repair')
      }
    },
  )
})

describe('meaning: a forecast', () => {
  it('is of a day to come: a break that didn’t come when it was due is foretold no more', () => {
    const days: Day[] = [10, 20, 30].flatMap((n) => {
      const changes: DayRecord['s'] = [
        [hour, 'needs-repair'],
        [2 * hour, 'healthy'],
      ]
      return [{ day: dayOf(noon + n * day), record: { s: changes } }]
    })
    expect(timelineOf(days, noon + 39 * day).nextBreakAt).toBeGreaterThan(noon + 39 * day)
    expect(timelineOf(days, noon + 41 * day).nextBreakAt).toBeNull()
  })
})
