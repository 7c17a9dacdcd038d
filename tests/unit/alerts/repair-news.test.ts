import { beforeEach, describe, expect, it } from 'vitest'
import { Alerts } from '../../../utils/alerts/alerts.ts'
import { toldAbout } from '../../../utils/alerts/notification-id.ts'
import type { WatchedRepair } from '../../../utils/alerts/watched.ts'
import type { Settings } from '../../../utils/settings/schema.ts'
import { Store } from '../../../utils/storage/store.ts'
import { AlertScreen } from '../fakes/alert-screen.ts'
import { Clock } from '../fakes/clock.ts'
import { fitbit, garmin } from '../fakes/connections.ts'
import { freshStore } from '../fakes/fresh-store.ts'
import { FullDiskStore } from '../fakes/full-disk-store.ts'

const account = 'account-1'
const always: Settings = { notifications: true, quietHours: null }
const at = (hour: number) => new Date(2026, 10, 10, hour).getTime()

let clock: Clock
let screen: AlertScreen
let alerts: Alerts

beforeEach(() => {
  clock = new Clock(at(12))
  screen = new AlertScreen()
  alerts = new Alerts(screen, freshStore(), clock.now)
})

function repair(
  state: WatchedRepair['state'],
  changes: Partial<WatchedRepair> = {},
): WatchedRepair {
  const title = `Fitbit ${state}`
  const isIt = { id: 'repair-1', account, service: fitbit, since: 0, message: 'It is so.' }
  return { ...isIt, state, title, isInSight: false, ...changes }
}

const update = (repairs: WatchedRepair[], settings = always) =>
  alerts.update([], settings, null, repairs)

describe('a repair that nobody looks at', () => {
  it('tells once that it waits, and once that it has ended', async () => {
    for (let look = 0; look < 3; look += 1) await update([repair('works')])
    expect(screen.told).toEqual([])
    for (let look = 0; look < 3; look += 1) await update([repair('waits')])
    expect(screen.told).toEqual(['Fitbit waits'])
    for (let look = 0; look < 3; look += 1) await update([repair('ended')])
    expect(screen.told).toEqual(['Fitbit waits', 'Fitbit ended'])
    expect([...screen.shown.values()]).toEqual(['Fitbit ended'])
  })

  it('tells of another wait, too, and of another end', async () => {
    await update([repair('waits', { since: 1 })])
    await update([repair('waits', { since: 2 })])
    await update([repair('ended')])
    await update([repair('works')])
    await update([repair('ended')])
    expect(screen.told).toHaveLength(4)
  })

  it('says nothing twice after the worker was killed', async () => {
    await update([repair('waits')])
    alerts = new Alerts(screen, new Store(), clock.now)
    await update([repair('waits')])
    await update([repair('ended')])
    expect(screen.told).toEqual(['Fitbit waits', 'Fitbit ended'])
  })

  it('says nothing twice while the disk is full', async () => {
    alerts = new Alerts(screen, new FullDiskStore(), clock.now)
    await update([repair('waits')])
    await update([repair('waits')])
    expect(screen.told).toEqual(['Fitbit waits'])
  })

  it('takes back that it waits once it goes on', async () => {
    await update([repair('waits')])
    await update([repair('works')])
    expect([...screen.shown]).toEqual([])
  })

  it('takes back how it ended once the user has seen it', async () => {
    await update([repair('works')])
    await update([repair('ended')])
    await update([repair('over')])
    expect([...screen.shown]).toEqual([])
  })

  it('opens what it is about', async () => {
    await update([repair('waits')])
    expect([...screen.shown.keys()].map(toldAbout)).toEqual([
      { kind: 'connection', account, service: 'fitbit' },
    ])
    expect(screen.offered).toEqual([false])
  })
})

describe('nothing is told', () => {
  it('of what the user sees, nor once they see it no more', async () => {
    await update([repair('waits', { isInSight: true })])
    await update([repair('waits')])
    await update([repair('ended', { isInSight: true })])
    await update([repair('ended')])
    expect(screen.told).toEqual([])
  })

  it('of a repair that had ended before anybody could tell of it', async () => {
    await update([repair('ended')])
    expect(screen.told).toEqual([])
  })

  it.each<[string, Settings]>([
    ['with notifications off', { notifications: false, quietHours: null }],
    ['in quiet hours', { notifications: true, quietHours: { from: 10, to: 14 } }],
  ])('%s, nor afterwards', async (_when, settings) => {
    await update([repair('waits')], settings)
    await update([repair('waits')])
    expect(screen.told).toEqual([])
    expect(screen.badge.text).toBe('!')
  })
})

describe('the badge', () => {
  it('shows a repair at work, and one that waits before all else', async () => {
    const other = repair('works', { id: 'repair-2', service: garmin })
    await update([other])
    expect(screen.badge).toEqual({
      text: '…',
      tone: 'quiet',
      title: 'Reconnect for FitTrend: Garmin is being repaired',
    })
    await update([other, repair('waits')])
    expect(screen.badge).toEqual({
      text: '!',
      tone: 'bad',
      title: 'Reconnect for FitTrend: the repair of Fitbit waits for you',
    })
  })

  it('shows nothing of repairs that have ended', async () => {
    await update([repair('ended'), repair('over', { id: 'repair-2' })])
    expect(screen.badge.text).toBe('')
  })
})
