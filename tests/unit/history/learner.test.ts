import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Connection, ImportRun } from '../../../utils/api/schema.ts'
import { judge } from '../../../utils/connections/judge.ts'
import type { Reading } from '../../../utils/connections/reading.ts'
import { History } from '../../../utils/history/history.ts'
import { Learner } from '../../../utils/history/learner.ts'
import { failure, success } from '../../../utils/problems.ts'
import type { RepairRecord } from '../../../utils/repair/record/schema.ts'
import { day, hour, iso, minute, noon } from '../fakes/clock.ts'
import { broken, fitbit, reading, working } from '../fakes/connections.ts'
import { freshStore } from '../fakes/fresh-store.ts'
import { before, record } from '../fakes/records.ts'

let learner: Learner
let last: Reading | null
let runs: ImportRun[]
let asked: string[]
let repairs: RepairRecord[]
let offer: 'available' | 'retired'
let answersIn: number

beforeEach(() => {
  last = null
  runs = []
  asked = []
  repairs = []
  offer = 'available'
  answersIn = 0
  learner = new Learner({
    history: new History(freshStore()),
    repairs: async () => repairs,
    ask: {
      services: async () => {
        asked.push('services')
        return success([{ service: fitbit, status: offer }])
      },
      imports: async (_account, service) => {
        asked.push(`imports of ${service}`)
        if (answersIn > 0) await new Promise((resolve) => setTimeout(resolve, answersIn))
        return success(runs)
      },
    },
  })
})

/** A check at a time; gives the verdict. */
async function check(at: number, connection: Connection) {
  const serverTime = noon + at
  const firstSeen = connection.error
    ? { fitbit: { code: connection.error.code, at: noon - day } }
    : {}
  last = await learner.learn(
    reading([connection], { serverTime, readAt: serverTime, firstSeen }),
    last,
  )
  return judge(connection, last)
}

const imports = (records: number, at: number) =>
  working({
    token: null,
    import: { ...working().import, records, lastSucceededAt: iso(noon + at) },
  })
const breaks = (at: number) =>
  broken('token_expired', { error: { code: 'token_expired', since: iso(noon + at - minute) } })
const renewed = (at: number) =>
  working({ token: { expiresAt: iso(noon + at + 8 * hour), refreshedAt: iso(noon + at) } })

describe('what history adds to a verdict', () => {
  it('a rhythm learnt day by day, until nothing comes for too long', async () => {
    for (let n = 0; n < 8; n++) await check(n * day, imports(1_200 + n, n * day))
    const dead = imports(1_207, 7 * day)
    expect((await check(9 * day, dead)).state).toBe('healthy')
    expect((await check(12 * day, dead)).state).toBe('stale')
    expect((await check(13 * day, imports(1_300, 13 * day))).state).toBe('healthy')
  })

  it('a rhythm learnt from import runs, at first sight', async () => {
    runs = [1, 2, 3, 4, 5, 6].map((n) => ({
      startedAt: iso(noon - (n + 6) * day),
      outcome: 'success',
      records: 10,
    }))
    expect((await check(0, working())).state).toBe('stale')
    await check(hour, working())
    expect(asked).toEqual(['services', 'imports of fitbit', 'services'])
  })

  it('the past of every service, at most two at a check', async () => {
    const services = ['garmin', 'polar', 'strava'].map((id) =>
      working({ service: { id, name: id } }),
    )
    const checks: string[][] = []
    for (const hours of [0, 1, 2]) {
      asked = []
      const at = noon + hours * hour
      last = await learner.learn(reading(services, { serverTime: at, readAt: at }), last)
      checks.push(asked.filter((it) => it.startsWith('imports')))
    }
    expect(checks).toEqual([['imports of garmin', 'imports of polar'], ['imports of strava'], []])
  })

  it('a past that doesn’t come in time is asked for again', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    answersIn = 6_000
    const first = check(0, working())
    await vi.waitFor(() => expect(asked).toContain('imports of fitbit'))
    vi.advanceTimersByTime(5_000)
    await first
    vi.useRealTimers()
    answersIn = 0
    asked = []
    await check(hour, working())
    expect(asked).toEqual(['imports of fitbit'])
  })

  it('import runs that bring nothing are no data', async () => {
    runs = [0, 1, 2, 3, 4, 5].map((n) => ({
      startedAt: iso(noon - n * day),
      outcome: 'success',
      records: 0,
    }))
    await check(0, working())
    expect(last?.known?.fitbit?.rhythm).toBeNull()
  })

  it('the third break within 30 days', async () => {
    const states = []
    for (const at of [0, 5 * day, 12 * day]) {
      await check(at, renewed(at))
      states.push((await check(at + day, breaks(at + day))).state)
    }
    expect(states).toEqual(['needs-repair', 'needs-repair', 'shared-account'])
    expect((await check(13 * day + hour, breaks(13 * day))).state).toBe('shared-account')
  })

  it('the third pause within 30 days, all history being in', async () => {
    const sentences = []
    for (const at of [0, 5 * day, 12 * day]) {
      await check(at, renewed(at))
      await check(at + hour, working({ status: 'paused' }))
      sentences.push((await check(at + 2 * hour, working({ status: 'paused' }))).sentence)
    }
    expect(sentences.map((it) => it.includes('three times'))).toEqual([false, false, true])
  })

  it('one long break, seen a hundred times, is one', async () => {
    for (let n = 0; n < 100; n++) await check(n * hour, breaks(0))
    expect(last?.known?.fitbit?.breaks).toHaveLength(1)
  })

  it('a repair that didn’t last a day', async () => {
    const receipt = { finishedAt: noon + minute } as RepairRecord['receipt']
    repairs = [
      record({
        phase: 'repaired',
        startedAt: noon,
        before: { ...before, serverTime: noon },
        receipt,
      }),
    ]
    expect((await check(8 * hour, breaks(8 * hour))).explainFirst).toBe(true)
    expect((await check(9 * hour, breaks(8 * hour))).cause).toBe('repair-did-not-last')
  })

  it('a break that ends only by proof, or by a second reading', async () => {
    await check(0, breaks(0))
    const said = working({
      token: null,
      import: { ...working().import, lastSucceededAt: iso(noon - day) },
    })
    expect((await check(minute, said)).state).toBe('needs-repair')
    expect((await check(3 * minute, said)).state).toBe('needs-repair')
    expect((await check(7 * minute, said)).state).toBe('healthy')
    await check(8 * minute, breaks(8 * minute))
    expect((await check(9 * minute, renewed(9 * minute))).state).toBe('healthy')
  })

  it('an offer that was retired', async () => {
    await check(0, working())
    offer = 'retired'
    expect((await check(hour, breaks(hour))).state).toBe('service-retired')
  })

  it('an offer that was retired before anyone watched', async () => {
    offer = 'retired'
    expect((await check(0, breaks(-hour))).state).toBe('service-retired')
  })

  it('an offer that was retired in silence', async () => {
    for (let n = 0; n < 8; n++) await check(n * day, imports(1_200 + n, n * day))
    offer = 'retired'
    const dead = imports(1_207, 7 * day)
    expect((await check(12 * day, dead)).state).toBe('stale')
    expect((await check(12 * day + hour, dead)).state).toBe('service-retired')
  })

  it('offers are asked for at first sight, and then only while something is broken, hourly', async () => {
    const questions = () => asked.filter((it) => it === 'services').length
    for (let n = 0; n < 10; n++) await check(n * hour, working())
    expect(questions()).toBe(1)
    for (let n = 0; n < 12; n++) await check(10 * hour + n * 15 * minute, breaks(9 * hour))
    expect(questions()).toBe(4)
  })

  it('several failures of the network while the token lives', async () => {
    runs = [1, 2, 3].map((n) => ({
      startedAt: iso(noon - n * hour),
      outcome: 'failed',
      error: 'network',
    }))
    expect((await check(0, broken('refresh_failed'))).state).toBe('service-down')
  })

  it('how early FitTrend renews a token, so that a late one shows', async () => {
    const token = (refreshedAt: number) => ({
      expiresAt: iso(noon + refreshedAt + 8 * hour),
      refreshedAt: iso(noon + refreshedAt),
    })
    await check(0, working({ token: token(0) }))
    await check(8 * hour, working({ token: token(7 * hour) }))
    const late = working({ token: token(7 * hour) })
    expect((await check(14 * hour, late)).state).toBe('healthy')
    expect((await check(14.5 * hour, late)).state).toBe('expiring')
  })

  it('nothing it asks keeps the reading from being judged', async () => {
    const silent = new Learner({
      history: new History(freshStore()),
      repairs: async () => [],
      ask: {
        services: async () => failure({ kind: 'timeout' }),
        imports: async () => failure({ kind: 'timeout' }),
      },
    })
    const learnt = await silent.learn(reading([broken()]), null)
    expect(judge(broken(), learnt).state).toBe('needs-repair')
  })
})
