import { beforeEach, describe, expect, it } from 'vitest'
import type { ConnectionsAnswer } from '../../../utils/api/client.ts'
import type { Connection } from '../../../utils/api/schema.ts'
import type { Reading } from '../../../utils/connections/reading.ts'
import { Sessions } from '../../../utils/identity/sessions.ts'
import { Monitor } from '../../../utils/monitor/monitor.ts'
import type { CheckReason, ConnectionSource } from '../../../utils/monitor/source.ts'
import { failure, type Problem, type Result, success } from '../../../utils/problems.ts'
import { Store } from '../../../utils/storage/store.ts'
import { BrokenStore } from '../fakes/broken-store.ts'
import { Clock, day, hour, iso, minute, noon, second } from '../fakes/clock.ts'
import { broken, fitbit, garmin, reading, working } from '../fakes/connections.ts'
import { useEmptyDatabase } from '../fakes/fresh-store.ts'
import { FullDiskStore } from '../fakes/full-disk-store.ts'
import { until } from '../fakes/until.ts'

type Answer = Result<ConnectionsAnswer>

/** A FitTrend that is read: what it answers next, and how often it was asked. */
class Source implements ConnectionSource {
  answer: () => Answer | Promise<Answer> = () => read([working()])
  reads = 0
  readonly etags: (string | null)[] = []

  async read(etag: string | null): Promise<Answer> {
    this.reads += 1
    this.etags.push(etag)
    return await this.answer()
  }
}

interface Extra {
  maxAgeMs?: number | null
  etag?: string | null
  account?: string
}

let clock: Clock
let source: Source
let store: Store
let sessions: Sessions
let monitor: Monitor
let online: boolean
let siteAccess: boolean

function read(
  connections: Connection[],
  { maxAgeMs = null, etag = '"1"', account = 'account-1' }: Extra = {},
): Answer {
  return success({
    kind: 'read',
    source: 'api',
    account: { id: account, name: 'Test account A' },
    connections: { items: connections, rejected: [] },
    etag,
    serverTime: clock.now(),
    maxAgeMs,
  })
}

const unchanged = (): Answer =>
  success({ kind: 'unchanged', serverTime: clock.now(), maxAgeMs: null })

function start(on: Store, learn?: (seen: Reading) => Promise<Reading>): void {
  store = on
  sessions = new Sessions(on)
  monitor = new Monitor({
    source,
    sessions,
    store,
    now: clock.now,
    random: () => 0.5,
    isOnline: () => online,
    hasSiteAccess: async () => siteAccess,
    ...(learn && { learn }),
  })
}

beforeEach(async () => {
  useEmptyDatabase()
  clock = new Clock()
  source = new Source()
  online = true
  siteAccess = true
  start(new Store())
  await signIn()
})

async function signIn(): Promise<void> {
  await sessions.save({
    id: 'session-1',
    account: null,
    accessToken: 'token',
    expiresAt: null,
    refreshToken: null,
    signedInAt: noon,
  })
}

const problemOf = (result: Result<unknown>) => (result.ok ? null : result.problem)

describe('a check', () => {
  it('reads, keeps the reading, and learns whose it is', async () => {
    const checked = await monitor.check('alarm')
    expect(checked).toEqual(success(reading([working()])))
    start(new Store())
    expect(await monitor.reading()).toEqual(reading([working()]))
    expect((await sessions.current())?.account).toEqual({ id: 'account-1', name: 'Test account A' })
  })

  it('asks with the ETag; 304 makes the kept reading current', async () => {
    await monitor.check('alarm')
    clock.advance(hour)
    source.answer = unchanged
    const checked = await monitor.check('visit')
    expect(source.etags).toEqual([null, '"1"'])
    expect(checked).toEqual(
      success(reading([working()], { readAt: noon + hour, serverTime: noon + hour })),
    )
  })

  it('takes 304 without anything kept for what it is: nonsense', async () => {
    source.answer = unchanged
    expect(problemOf(await monitor.check('user'))).toMatchObject({ kind: 'malformed' })
  })

  it('keeps no reading of another account', async () => {
    await monitor.check('user')
    source.answer = () => read([working({ service: garmin })], { account: 'account-2' })
    await monitor.check('user')
    expect((await monitor.reading())?.connections).toEqual([working({ service: garmin })])
  })

  it('is one request, however many ask at the same time', async () => {
    await Promise.all([monitor.check('alarm'), monitor.check('visit'), monitor.check('alarm')])
    expect(source.reads).toBe(1)
    expect(monitor.checking).toBe(false)
  })

  it('for a repair begins after the question: what was read earlier may be out of date', async () => {
    const answering = Promise.withResolvers<void>()
    source.answer = async () => {
      const seen = read([working()])
      await answering.promise
      return seen
    }
    const earlier = monitor.check('user')
    await until('the earlier one is on its way', () => source.reads === 1)
    const forRepair = monitor.check('repair')
    source.answer = () => read([])
    answering.resolve()
    await earlier
    expect(await forRepair).toMatchObject({ ok: true, value: { connections: [] } })
  })

  it('for the user is one that hasn’t asked yet, whoever began it', async () => {
    source.answer = () => read([working()])
    const earlier = monitor.check('alarm')
    await monitor.check('user')
    await earlier
    expect(source.reads).toBe(1)
  })

  it('for the user never tells what was true before the click', async () => {
    const answering = Promise.withResolvers<void>()
    source.answer = async () => {
      const seen = read([working()])
      await answering.promise
      return seen
    }
    const earlier = monitor.check('alarm')
    await until('the earlier one is on its way', () => source.reads === 1)
    const forUser = monitor.check('user')
    source.answer = () => read([])
    answering.resolve()
    await earlier
    expect(await forUser).toMatchObject({ ok: true, value: { connections: [] } })
  })

  it('goes on after one that threw', async () => {
    source.answer = () => Promise.reject(new Error('bug'))
    await expect(monitor.check('user')).rejects.toThrow('bug')
    source.answer = () => read([working()])
    expect((await monitor.check('user')).ok).toBe(true)
  })
})

describe('when a check is due', () => {
  beforeEach(async () => {
    await monitor.check('alarm')
    source.reads = 0
  })

  it.each<[CheckReason, number, number]>([
    ['alarm', 14 * minute, 0],
    ['alarm', 15 * minute, 1],
    ['visit', 59 * second, 0],
    ['visit', 60 * second, 1],
    ['user', 0, 1],
    ['repair', 0, 1],
  ])('for %s after %i ms: %i requests', async (reason, later, requests) => {
    clock.advance(later)
    expect((await monitor.check(reason)).ok).toBe(true)
    expect(source.reads).toBe(requests)
  })

  it.each<[CheckReason, number]>([
    ['alarm', 0],
    ['visit', 0],
    ['user', 1],
  ])('max-age binds all but the user (%s)', async (reason, requests) => {
    source.answer = () => read([working()], { maxAgeMs: 2 * hour })
    await monitor.check('user')
    source.reads = 0
    clock.advance(hour)
    await monitor.check(reason)
    expect(source.reads).toBe(requests)
  })

  it('a clock that has gone back doesn’t put the next check off', async () => {
    clock.set(noon - 365 * day)
    await monitor.check('alarm')
    expect(source.reads).toBe(1)
  })

  it.each<[string, () => Connection, number]>([
    ['a break', () => broken(), 15 * minute],
    ['a pause', () => working({ status: 'paused' }), hour],
    [
      'history that is imported again',
      () => working({ import: { ...working().import, historyComplete: false } }),
      hour,
    ],
  ])(
    'after long quiet, %s brings the next one closer only if something broke',
    async (_what, connection, period) => {
      clock.advance(4 * day)
      source.answer = () => read([connection()])
      await monitor.check('user')
      expect((await monitor.schedule()).nextCheckAt).toBe(clock.now() + period)
    },
  )

  it('a token’s end is told to the schedule, by the server’s clock', async () => {
    clock.advance(4 * day)
    const token = { expiresAt: iso(clock.now() + hour), refreshedAt: iso(clock.now()) }
    source.answer = () => read([working({ token })])
    await monitor.check('user')
    expect((await monitor.schedule()).nextCheckAt).toBe(clock.now() + 71 * minute)
  })

  it('is known after a restart', async () => {
    start(new Store())
    await monitor.check('alarm')
    expect(source.reads).toBe(0)
  })

  it('is at once after a sign-in', async () => {
    await monitor.reset()
    expect(await monitor.check('alarm')).toMatchObject({ ok: true })
    expect(source.reads).toBe(1)
  })
})

describe('Retry-After', () => {
  const limited = (): Answer => failure({ kind: 'rate-limited', retryAt: clock.now() + hour })

  beforeEach(async () => {
    await monitor.check('alarm')
    source.answer = limited
    await monitor.check('user')
    source.reads = 0
    source.answer = () => read([working()])
  })

  it.each<CheckReason>(['alarm', 'visit', 'user', 'repair'])('binds %s', async (reason) => {
    clock.advance(hour - second)
    await monitor.check(reason)
    expect(source.reads).toBe(0)
    clock.advance(minute)
    await monitor.check('user')
    expect(source.reads).toBe(1)
  })

  it('binds after a restart', async () => {
    start(new Store())
    await monitor.check('user')
    expect(source.reads).toBe(0)
  })

  it.each<CheckReason>(['user', 'repair'])(
    'gives no old reading to %s, which asked for a new one',
    async (reason) => {
      expect(problemOf(await monitor.check(reason))).toEqual({
        kind: 'rate-limited',
        retryAt: noon + hour,
      })
    },
  )

  it('leaves the kept reading to be shown', async () => {
    expect(await monitor.reading()).toEqual(reading([working()]))
    expect(await monitor.check('alarm')).toEqual(success(reading([working()])))
  })

  it('doesn’t bind for years where our clock was wrong when it came', async () => {
    clock.set(noon - 365 * day)
    await monitor.check('user')
    expect(source.reads).toBe(1)
  })
})

describe('a failure', () => {
  const down: Problem = { kind: 'server-error', status: 500, retryAt: null }

  it('is said, and leaves the last reading as it is', async () => {
    await monitor.check('user')
    source.answer = () => failure(down)
    expect(problemOf(await monitor.check('user'))).toEqual(down)
    expect(await monitor.reading()).toEqual(reading([working()]))
    expect(await monitor.schedule()).toMatchObject({ problem: down, failures: 1 })
  })

  it.each<CheckReason>(['alarm', 'visit'])(
    'backs off also when nothing was ever read (%s)',
    async (reason) => {
      source.answer = () => failure(down)
      for (let times = 0; times < 5; times++) await monitor.check('user')
      source.reads = 0
      clock.advance(reason === 'alarm' ? 5 * minute : 30 * second)
      expect(problemOf(await monitor.check(reason))).toEqual(down)
      expect(source.reads).toBe(0)
    },
  )

  it('is forgotten by the next good check', async () => {
    source.answer = () => failure(down)
    await monitor.check('user')
    source.answer = () => read([working()])
    await monitor.check('user')
    expect(await monitor.schedule()).toMatchObject({ problem: null, failures: 0 })
  })

  it('offline: nothing is sent', async () => {
    online = false
    expect(problemOf(await monitor.check('user'))).toEqual({ kind: 'offline' })
    expect(source.reads).toBe(0)
  })

  it('without access to the site: nothing is sent', async () => {
    siteAccess = false
    expect(problemOf(await monitor.check('user'))).toEqual({ kind: 'site-access' })
    expect(source.reads).toBe(0)
  })
})

describe('an error that may pass', () => {
  beforeEach(() => {
    source.answer = () => read([broken('refresh_failed')])
  })

  it('is looked at again after five minutes, not after a quarter of an hour', async () => {
    await monitor.check('alarm')
    const { nextCheckAt } = await monitor.schedule()
    expect(nextCheckAt).toBe(noon + 5 * minute)
  })

  it('keeps the time at which it was seen first, through 304 and new readings', async () => {
    await monitor.check('alarm')
    clock.advance(5 * minute)
    source.answer = unchanged
    await monitor.check('alarm')
    source.answer = () => read([broken('refresh_failed'), working({ service: garmin })])
    clock.advance(hour)
    await monitor.check('alarm')
    expect((await monitor.reading())?.firstSeen).toEqual({
      fitbit: { code: 'refresh_failed', at: noon },
    })
  })

  it('starts anew when another error takes its place, or after it was gone', async () => {
    await monitor.check('user')
    clock.advance(minute)
    source.answer = () => read([broken('moon_in_scorpio')])
    await monitor.check('user')
    expect((await monitor.reading())?.firstSeen.fitbit?.at).toBe(noon + minute)
    source.answer = () => read([working()])
    await monitor.check('user')
    expect((await monitor.reading())?.firstSeen).toEqual({})
  })

  it('of one account says nothing about the other’s', async () => {
    await monitor.check('user')
    clock.advance(hour)
    source.answer = () => read([broken('refresh_failed')], { account: 'account-2' })
    await monitor.check('user')
    expect((await monitor.reading())?.firstSeen.fitbit?.at).toBe(noon + hour)
  })
})

describe('without a database', () => {
  beforeEach(() => start(new BrokenStore()))

  it('health still shows', async () => {
    expect(await monitor.check('alarm')).toEqual(success(reading([working()])))
    expect(await monitor.reading()).toEqual(reading([working()]))
  })

  it('the server’s wishes still bind', async () => {
    source.answer = () => failure({ kind: 'rate-limited', retryAt: noon + hour })
    await monitor.check('alarm')
    await monitor.check('user')
    expect(source.reads).toBe(1)
    expect((await monitor.schedule()).nextCheckAt).toBeGreaterThan(noon + hour)
  })
})

describe('with a disk that has become full', () => {
  let disk: FullDiskStore

  beforeEach(async () => {
    disk = new FullDiskStore()
    start(disk)
    await monitor.check('user')
    disk.isFull = true
    source.reads = 0
  })

  it('the newest health shows, not the last that could be written', async () => {
    clock.advance(hour)
    source.answer = () => read([broken()])
    await monitor.check('visit')
    expect((await monitor.reading())?.connections).toEqual([broken()])
  })

  it('the server’s newest wish binds', async () => {
    source.answer = () => failure({ kind: 'rate-limited', retryAt: noon + hour })
    await monitor.check('user')
    await monitor.check('user')
    expect(source.reads).toBe(1)
  })
})

describe('an account that is named', () => {
  const ofB = { id: 'session-2', account: { id: 'account-2', name: 'Test account B' } }

  /** Account B is signed in, too, and shown. */
  beforeEach(async () => {
    await monitor.check('user', 'account-1').then(() => monitor.check('user'))
    await sessions.save({ ...(await shownSession()), ...ofB, signedInAt: noon + minute })
    source.answer = () => read([], { account: 'account-2' })
    await monitor.check('user')
  })

  const shownSession = async () => {
    const session = await sessions.current()
    if (!session) throw new Error('nobody is signed in')
    return session
  }

  it('is read, whichever is shown', async () => {
    expect((await monitor.reading())?.account.id).toBe('account-2')
    expect((await monitor.reading('account-1'))?.connections).toEqual([working()])
    source.answer = () => read([broken()])
    expect(await monitor.check('user', 'account-1')).toMatchObject({
      value: { account: { id: 'account-1' }, connections: [broken()] },
    })
    expect((await monitor.reading())?.connections).toEqual([])
  })

  it('signed out, gives what was read of it last, and no other’s', async () => {
    await sessions.remove('session-1')
    expect((await monitor.reading('account-1'))?.connections).toEqual([working()])
    expect(await monitor.reading('account-3')).toBeNull()
    expect(await monitor.isWatched('account-1')).toBe(false)
  })

  it('signed out, is not read: the check fails, and the one that is shown isn’t asked', async () => {
    await sessions.remove('session-1')
    source.reads = 0
    expect(problemOf(await monitor.check('repair', 'account-1'))).toEqual({ kind: 'signed-out' })
    expect(source.reads).toBe(0)
    expect((await monitor.schedule('account-1')).problem).toEqual({ kind: 'signed-out' })
    expect((await monitor.schedule()).problem).toBeNull()
  })

  it('is known in this worker’s memory where the database gives nothing', async () => {
    start(new BrokenStore())
    source.answer = () => read([broken()])
    await monitor.check('user')
    expect((await monitor.reading('account-1'))?.connections).toEqual([broken()])
    expect(await monitor.reading('account-2')).toBeNull()
    expect((await monitor.check('repair', 'account-1')).ok).toBe(true)
  })
})

describe('an account that is signed out while it is checked', () => {
  it.each(['reads', 'learns'])('is kept nowhere, though the check %s', async (during) => {
    const answering = Promise.withResolvers<void>()
    const learning = Promise.withResolvers<void>()
    const learnt: string[] = []
    source.answer = async () => {
      await (during === 'reads' && answering.promise)
      return read([working()])
    }
    start(new Store(), async (seen) => {
      await (during === 'learns' && learning.promise)
      learnt.push(seen.account.id)
      return seen
    })
    const checking = monitor.check('user')
    await until('it is under way', () => source.reads === 1)
    await sessions.remove('session-1')
    const forgetting = monitor.forget('session-1', 'account-1')
    answering.resolve()
    learning.resolve()
    await forgetting
    // What is learnt is learnt before history is forgotten, not after.
    expect(learnt).toEqual(during === 'reads' ? [] : ['account-1'])
    await checking
    expect(await store.use((db) => db.getAll('readings'))).toEqual([])
    expect(await store.use((db) => db.getAll('schedules'))).toEqual([])
    expect(await sessions.all()).toEqual([])
  })
})

it('a service called like a built-in of JavaScript is a service like any other', async () => {
  const odd = { id: 'constructor', name: 'Constructor' }
  source.answer = () =>
    read([broken('refresh_failed', { service: odd }), broken('x', { service: fitbit })])
  await monitor.check('user')
  expect((await monitor.reading())?.firstSeen.constructor).toEqual({
    code: 'refresh_failed',
    at: noon,
  })
})
