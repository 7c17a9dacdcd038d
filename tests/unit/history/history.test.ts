import { beforeEach, describe, expect, it } from 'vitest'
import type { StateId } from '../../../utils/connections/states.ts'
import { History, historyDays } from '../../../utils/history/history.ts'
import { summaryOf, timelineOf } from '../../../utils/history/timeline.ts'
import { Store } from '../../../utils/storage/store.ts'
import { day, hour, minute, noon } from '../fakes/clock.ts'
import { freshStore } from '../fakes/fresh-store.ts'

const account = 'account-1'
let history: History
let store: Store

beforeEach(() => {
  store = freshStore()
  history = new History(store)
})

const see = (at: number, state: StateId, hasNewData = false, service = 'fitbit') =>
  history.append(account, service, { at, state, hasNewData })
const timeline = async (now: number, service = 'fitbit') =>
  timelineOf(await history.days(account, service), now)

describe('history', () => {
  it('keeps changes of state, not checks; also after a restart', async () => {
    for (let at = 0; at < 6 * hour; at += 30 * minute) await see(noon + at, 'healthy')
    await see(noon + 7 * hour, 'needs-repair')
    history = new History(new Store())
    await see(noon + 8 * hour, 'needs-repair')
    const { changes } = await timeline(noon + day)
    expect(changes).toEqual([
      { at: noon, state: 'healthy' },
      { at: noon + 7 * hour, state: 'needs-repair' },
    ])
  })

  it('keeps one row per day and connection', async () => {
    await see(noon, 'healthy')
    await see(noon + day, 'healthy')
    await see(noon, 'paused', false, 'garmin')
    expect((await history.days(account, 'fitbit')).map((it) => it.day)).toEqual([
      '2026-11-10',
      '2026-11-11',
    ])
    expect((await timeline(noon, 'garmin')).changes).toHaveLength(1)
  })

  it('keeps a connection that flaps small: how the day began, and the latest', async () => {
    for (let n = 0; n < 500; n++) await see(noon + n * minute, n % 2 ? 'healthy' : 'needs-repair')
    const [today] = await history.days(account, 'fitbit')
    expect(today?.record.s.length).toBeLessThanOrEqual(5)
    expect(today?.record.s[0]).toEqual([12 * hour, 'needs-repair'])
    expect(today?.record.s.at(-1)?.[1]).toBe('healthy')
  })

  it('forgets what is older than 400 days', async () => {
    await see(noon, 'healthy')
    history = new History(store)
    await see(noon + historyDays * day, 'healthy')
    expect(await history.days(account, 'fitbit')).toHaveLength(2)
    history = new History(store)
    await see(noon + (historyDays + 1) * day, 'healthy')
    expect((await history.days(account, 'fitbit'))[0]?.day).not.toBe('2026-11-10')
  })

  it('forgets an account that has signed out, and no other', async () => {
    await see(noon, 'healthy')
    await history.append('account-2', 'fitbit', { at: noon, state: 'healthy', hasNewData: false })
    await history.forget(account)
    expect(await history.days(account, 'fitbit')).toEqual([])
    expect(await history.days('account-2', 'fitbit')).toHaveLength(1)
  })

  it('learns from the past without overwriting what was seen', async () => {
    await see(noon, 'healthy')
    await history.seed(account, 'fitbit', [noon - 2 * day, noon - day, noon])
    const { dataDays, changes } = await timeline(noon)
    expect(dataDays).toEqual(['2026-11-08', '2026-11-09'])
    expect(changes).toHaveLength(1)
  })
})

describe('the story of a connection', () => {
  it('tells when data came last, and its rhythm', async () => {
    for (let n = 0; n < 6; n++) await see(noon + n * day, 'healthy', true)
    const { lastDataAt, rhythm } = await timeline(noon + 6 * day)
    expect(lastDataAt).toBe(noon + 5 * day)
    expect(rhythm?.typicalDays).toBe(1)
  })

  it('tells its uptime: time in which nobody knows counts neither way', async () => {
    await see(noon, 'healthy')
    await see(noon + 6 * day, 'needs-repair')
    await see(noon + 8 * day, 'disabled')
    await see(noon + 9 * day, 'unknown')
    expect((await timeline(noon + 20 * day)).uptime).toBeCloseTo(0.75)
    expect((await timeline(noon, 'garmin')).uptime).toBeNull()
  })

  it('tells when it will likely break next, where it breaks regularly', async () => {
    for (const days of [0, 10, 20, 31]) {
      await see(noon + days * day, 'needs-repair')
      await see(noon + days * day + hour, 'healthy')
    }
    const { nextBreakAt, breaks } = await timeline(noon + 32 * day)
    expect(breaks).toHaveLength(4)
    expect(nextBreakAt).toBe(noon + 41 * day)
  })

  it('foretells nothing from breaks that come as they like', async () => {
    for (const days of [0, 3, 31]) {
      await see(noon + days * day, 'needs-repair')
      await see(noon + days * day + hour, 'healthy')
    }
    expect((await timeline(noon + 32 * day)).nextBreakAt).toBeNull()
  })

  it('in short', async () => {
    await see(noon, 'healthy')
    await see(noon + day, 'needs-repair')
    expect(summaryOf(await timeline(noon + 2 * day))).toEqual({
      watchedSince: noon,
      uptime: 0.5,
      breaks: 1,
      lastBreakAt: noon + day,
      rhythm: null,
      nextBreakAt: null,
      incidents: [{ from: noon + day, to: null, state: 'needs-repair' }],
      changes: [
        { at: noon, state: 'healthy' },
        { at: noon + day, state: 'needs-repair' },
      ],
    })
  })

  it('in short stays short, however much has happened', async () => {
    for (let days = 0; days < 100; days++) {
      await see(noon + days * day, 'needs-repair')
      await see(noon + days * day + hour, 'healthy')
    }
    const { incidents, changes, breaks } = summaryOf(await timeline(noon + 100 * day))
    expect(breaks).toBe(100)
    expect(incidents).toHaveLength(12)
    expect(incidents[0]?.from).toBe(noon + 99 * day)
    expect(changes).toHaveLength(60)
    expect(changes.at(-1)).toEqual({ at: noon + 99 * day + hour, state: 'healthy' })
  })
})
