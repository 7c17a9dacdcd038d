import { beforeEach, describe, expect, it } from 'vitest'
import { Alerts } from '../../../utils/alerts/alerts.ts'
import {
  accountNotificationId,
  notificationId,
  severalAccounts,
  toldAbout,
} from '../../../utils/alerts/notification-id.ts'
import type { WatchedAccount } from '../../../utils/alerts/watched.ts'
import { allowsReset, labelOf, type StateId, states } from '../../../utils/connections/states.ts'
import type { ConnectionView } from '../../../utils/protocol/app-state.ts'
import type { Settings } from '../../../utils/settings/schema.ts'
import { Store } from '../../../utils/storage/store.ts'
import { AlertScreen } from '../fakes/alert-screen.ts'
import { BrokenStore } from '../fakes/broken-store.ts'
import { Clock, day, hour } from '../fakes/clock.ts'
import { fitbit, garmin, oura } from '../fakes/connections.ts'
import { freshStore } from '../fakes/fresh-store.ts'
import { FullDiskStore } from '../fakes/full-disk-store.ts'

const account = 'account-1'
const always: Settings = { notifications: true, quietHours: null }

function shows(service: ConnectionView['service'], state: StateId): ConnectionView {
  const { tone, alert } = states[state]
  return {
    account,
    service,
    state,
    label: labelOf(state),
    tone,
    alert,
    sentence: `${service.name}: ${state}.`,
    nothingSince: null,
    needsSupport: false,
    evidence: [],
    source: 'api',
    confidence: 'high',
    canRepair: allowsReset(state),
    explainFirst: false,
    snooze: null,
  }
}

let clock: Clock
let screen: AlertScreen
let store: Store
let alerts: Alerts

function of(id: string, connections: ConnectionView[], isComplete = true): WatchedAccount {
  return { id, name: id, connections, isComplete }
}

const abouts = () => [...screen.shown.keys()].map(toldAbout)

/** A local time, because quiet hours are the user's. */
const at = (hours: number, date = 10) => new Date(2026, 10, date, hours).getTime()

beforeEach(() => {
  clock = new Clock(at(12))
  screen = new AlertScreen()
  store = freshStore()
  alerts = new Alerts(screen, store, clock.now)
})

const update = (connections: ConnectionView[], settings = always) =>
  alerts.update([of(account, connections)], settings)

/** A worker that was killed and started again. */
function restart(): void {
  alerts = new Alerts(screen, new Store(), clock.now)
}

describe('the badge', () => {
  it('counts the connections that need the user, and names them', async () => {
    await update([
      shows(fitbit, 'needs-repair'),
      shows(garmin, 'removed-unfinished'),
      shows(oura, 'healthy'),
    ])
    expect(screen.badge).toMatchObject({ text: '2', tone: 'bad' })
    expect(screen.badge.title).toMatch(/^Reconnect for FitTrend: Fitbit .* Garmin need you$/)
  })

  it('is empty when nobody is needed', async () => {
    await update([shows(fitbit, 'needs-repair')])
    await update([shows(fitbit, 'paused'), shows(garmin, 'service-down')])
    expect(screen.badge).toEqual({ text: '', tone: 'none', title: 'Reconnect for FitTrend' })
  })

  it('shows in quiet hours and without notifications, too', async () => {
    await update([shows(fitbit, 'revoked')], { notifications: false, quietHours: null })
    expect(screen.badge.text).toBe('1')
    expect(screen.told).toEqual([])
  })
})

describe('a reading with entries that can’t be understood', () => {
  beforeEach(async () => {
    await update([shows(fitbit, 'needs-repair')])
    await alerts.snooze({ account, service: 'fitbit' }, 'day')
    await alerts.explain({ account, service: 'fitbit' })
  })

  it('closes no incident: what isn’t listed may be among them', async () => {
    await alerts.update([of(account, [], false)], always)
    expect((await alerts.decisions(account)).get('fitbit')).toMatchObject({ explained: true })
    await update([shows(fitbit, 'needs-repair')])
    expect(screen.told).toEqual(['Fitbit needs repair'])
  })

  it('a whole one does', async () => {
    await update([])
    expect(await alerts.decisions(account)).toEqual(new Map())
  })
})

describe('a notification', () => {
  it('comes once per incident, however often it is seen, also after a restart', async () => {
    await update([shows(fitbit, 'needs-repair')])
    await update([shows(fitbit, 'needs-repair')])
    restart()
    await update([shows(fitbit, 'revoked')])
    expect(screen.told).toEqual(['Fitbit needs repair'])
    expect(screen.messages).toEqual(['Fitbit: needs-repair.'])
  })

  it('comes once when two updates run at the same time', async () => {
    await Promise.all([update([shows(fitbit, 'needs-repair')]), update([shows(fitbit, 'revoked')])])
    expect(screen.told).toHaveLength(1)
  })

  it('comes again after a day and after three, then no more', async () => {
    for (let hours = 0; hours < 24 * 10; hours++) {
      await update([shows(fitbit, 'needs-repair')])
      clock.advance(hour)
    }
    expect(screen.told).toHaveLength(3)
  })

  it('comes every day for a removal that isn’t finished, in words of its own', async () => {
    for (let days = 0; days < 5; days++) {
      await update([shows(fitbit, 'removed-unfinished')])
      clock.advance(day)
    }
    expect(screen.told).toEqual(Array(5).fill('Fitbit is removed, not finished'))
  })

  it('comes a day after "Later"', async () => {
    await update([shows(fitbit, 'needs-repair')])
    clock.advance(hour)
    await alerts.snooze({ account, service: 'fitbit' }, 'day')
    clock.advance(day - hour)
    await update([shows(fitbit, 'needs-repair')])
    expect(screen.told).toHaveLength(1)
    clock.advance(hour)
    await update([shows(fitbit, 'needs-repair')])
    expect(screen.told).toHaveLength(2)
  })

  it('comes anew for the next incident', async () => {
    await update([shows(fitbit, 'needs-repair')])
    await update([shows(fitbit, 'healthy')])
    clock.advance(day)
    await update([shows(fitbit, 'needs-repair')])
    expect(screen.told).toHaveLength(2)
  })

  it('doesn’t come again within a day for one that heals and breaks: the badge tells', async () => {
    await update([shows(fitbit, 'needs-repair')])
    await update([shows(fitbit, 'healthy')])
    clock.advance(hour)
    restart()
    await update([shows(fitbit, 'needs-repair')])
    expect(screen.told).toHaveLength(1)
    expect(screen.badge.text).toBe('1')
  })

  it('comes once, and with no badge, where nobody can act', async () => {
    for (let days = 0; days < 5; days++) {
      await update([shows(fitbit, 'service-retired')])
      clock.advance(day)
    }
    expect(screen.told).toEqual(['Fitbit has ended its interface'])
    expect(screen.badge.text).toBe('')
  })

  it('of several at once is one', async () => {
    await update([
      shows(fitbit, 'needs-repair'),
      shows(garmin, 'revoked'),
      shows(oura, 'scope-missing'),
    ])
    expect(screen.told).toEqual(['3 connections need you'])
    expect(screen.messages[0]).toMatch(/Fitbit.*Garmin.*Oura/)
  })

  it('of a second incident speaks of that one alone', async () => {
    await update([shows(fitbit, 'needs-repair')])
    await update([shows(fitbit, 'needs-repair'), shows(garmin, 'revoked')])
    expect(screen.told).toEqual(['Fitbit needs repair', 'Garmin needs repair'])
  })

  it('tells which service it is about', async () => {
    await update([shows(fitbit, 'needs-repair')])
    expect(abouts()).toEqual([{ kind: 'connection', account, service: 'fitbit' }])
  })

  it('of several of one account says whose they are, and offers their repair', async () => {
    await update([shows(fitbit, 'needs-repair'), shows(garmin, 'revoked')])
    expect(abouts()).toEqual([{ kind: 'account', account }])
    expect(screen.offered).toEqual([true])
  })

  it('of an account whose id has slashes and stars in it is told from others', () => {
    const odd = 'a/*/b'
    expect(toldAbout(notificationId({ account: odd, service: 'fitbit' }))).toEqual({
      kind: 'connection',
      account: odd,
      service: 'fitbit',
    })
    expect(toldAbout(accountNotificationId(odd))).toEqual({ kind: 'account', account: odd })
  })

  it.each(['of another extension', 'repair:', 'repair:x'])('"%s" isn’t ours', (id) => {
    expect(toldAbout(id)).toBeNull()
  })
})

describe('a snooze', () => {
  const key = { account, service: 'fitbit' }
  const sees = async (state: StateId) => {
    restart()
    await update([shows(fitbit, state)])
  }

  it.each([
    ['day', day],
    ['week', 7 * day],
  ] as const)(
    'of a %s keeps badge and notification away that long, also after a restart',
    async (kind, ms) => {
      await sees('needs-repair')
      await alerts.snooze(key, kind)
      clock.advance(ms - hour)
      await sees('needs-repair')
      expect([screen.told.length, screen.badge.text, screen.shown.size]).toEqual([1, '', 0])
      expect((await alerts.decisions(account)).get('fitbit')?.snooze).not.toBeNull()
      clock.advance(hour)
      await sees('needs-repair')
      expect([screen.told.length, screen.badge.text]).toEqual([2, '1'])
    },
  )

  it('until it changes lasts until the state is another', async () => {
    await sees('needs-repair')
    await alerts.snooze(key, 'change')
    clock.advance(100 * day)
    await sees('needs-repair')
    await sees('unknown')
    expect(screen.told).toHaveLength(1)
    await sees('shared-account')
    expect([screen.told.length, screen.badge.text]).toEqual([2, '1'])
  })

  it('until it changes ends with the break', async () => {
    await sees('needs-repair')
    await alerts.snooze(key, 'change')
    await sees('healthy')
    clock.advance(day)
    await sees('needs-repair')
    expect(screen.told).toHaveLength(2)
  })

  it('can be taken back', async () => {
    await sees('needs-repair')
    await alerts.snooze(key, 'week')
    await alerts.snooze(key, null)
    await sees('needs-repair')
    expect(screen.badge.text).toBe('1')
  })

  it('doesn’t hide our own unfinished work', async () => {
    await sees('removed-unfinished')
    await alerts.snooze(key, 'day')
    await sees('removed-unfinished')
    expect([screen.told.length, screen.badge.text]).toEqual([1, '1'])
  })
})

describe('a quiet sign', () => {
  it('is grey, counts nothing, and brings no notification', async () => {
    await update([shows(fitbit, 'stale')])
    expect(screen.badge).toMatchObject({ text: '!', tone: 'quiet' })
    expect(screen.told).toEqual([])
  })

  it('can be snoozed like an alert, until it changes, also after a restart', async () => {
    await update([shows(fitbit, 'stale')])
    await alerts.snooze({ account, service: 'fitbit' }, 'change')
    restart()
    clock.advance(9 * day)
    await update([shows(fitbit, 'stale')])
    expect(screen.badge.text).toBe('')
    await update([shows(fitbit, 'healthy')])
    await update([shows(fitbit, 'stale')])
    expect([screen.badge.text, screen.told]).toEqual(['!', []])
  })

  it('that was snoozed hides no break: that is told', async () => {
    await update([shows(fitbit, 'stale')])
    await alerts.snooze({ account, service: 'fitbit' }, 'week')
    await update([shows(fitbit, 'needs-repair')])
    expect([screen.badge.text, screen.told]).toEqual(['1', ['Fitbit needs repair']])
  })

  it('that ends leaves the notification of others on screen', async () => {
    const broken = [shows(garmin, 'needs-repair'), shows(oura, 'revoked')]
    await update([shows(fitbit, 'stale'), ...broken])
    await update([shows(fitbit, 'healthy'), ...broken])
    expect([...screen.shown.values()]).toEqual(['2 connections need you'])
  })

  it('between two breaks within a day tells nothing twice', async () => {
    await update([shows(fitbit, 'needs-repair')])
    await update([shows(fitbit, 'stale')])
    expect([...screen.shown]).toEqual([])
    await update([shows(fitbit, 'needs-repair')])
    expect(screen.told).toHaveLength(1)
  })

  it('gives way to what needs the user', async () => {
    await update([shows(fitbit, 'stale'), shows(garmin, 'revoked')])
    expect(screen.badge).toMatchObject({ text: '1', tone: 'bad' })
  })

  it('shows when nothing could be read for a day', async () => {
    await alerts.update([], always, 'you are signed out')
    expect(screen.badge).toMatchObject({
      text: '!',
      title: 'Reconnect for FitTrend: you are signed out',
    })
  })
})

describe('several accounts', () => {
  it('count on one badge; each notification says whose it is', async () => {
    await alerts.update(
      [
        of('account-1', [shows(fitbit, 'needs-repair')]),
        of('account-2', [shows(fitbit, 'healthy')]),
      ],
      always,
    )
    await alerts.update(
      [
        of('account-1', [shows(fitbit, 'needs-repair')]),
        of('account-2', [shows(fitbit, 'revoked')]),
      ],
      always,
    )
    expect(screen.badge.text).toBe('2')
    expect(screen.told).toEqual([
      'Fitbit needs repair (account-1)',
      'Fitbit needs repair (account-2)',
    ])
  })

  it('several connections of one of them: the notification names it, and offers the repair of all', async () => {
    const theirs = [shows(fitbit, 'needs-repair'), shows(garmin, 'revoked')]
    await alerts.update([of('account-1', []), of('account-2', theirs)], always)
    expect(screen.told).toEqual(['2 connections need you (account-2)'])
    expect(abouts()).toEqual([{ kind: 'account', account: 'account-2' }])
    expect(screen.offered).toEqual([true])
  })

  it('of several accounts, the notification says which is whose, and offers no repair', async () => {
    await alerts.update(ofTwo(), always)
    expect(screen.told).toEqual(['2 connections need you'])
    expect(screen.messages[0]).toMatch(/Fitbit \(account-1\) and Garmin \(account-2\)/)
    expect(abouts()).toEqual([{ kind: 'several-accounts' }])
    expect(screen.offered).toEqual([false])
  })

  it('"Later" is about what the notification told of, in each account, and nothing else', async () => {
    await alerts.update([of('account-1', [shows(oura, 'needs-repair')])], always)
    clock.advance(hour)
    const [first, second] = ofTwo()
    first?.connections.push(shows(oura, 'needs-repair'))
    await alerts.update(
      [first, second].flatMap((it) => it ?? []),
      always,
    )
    restart()
    await alerts.later(severalAccounts)
    expect(await put('account-1')).toEqual(['fitbit'])
    expect(await put('account-2')).toEqual(['garmin'])
  })

  it('"Later" is about what it told of last', async () => {
    await update([shows(fitbit, 'needs-repair'), shows(garmin, 'revoked')])
    clock.advance(hour)
    const strava = { id: 'strava', name: 'Strava' }
    const others = [shows(oura, 'revoked'), shows(strava, 'revoked')]
    await update([shows(fitbit, 'needs-repair'), shows(garmin, 'revoked'), ...others])
    await alerts.later(accountNotificationId(account))
    expect((await put(account)).sort()).toEqual(['oura', 'strava'])
  })

  /** One connection of each needs its user. */
  const ofTwo = () => [
    of('account-1', [shows(fitbit, 'needs-repair')]),
    of('account-2', [shows(garmin, 'revoked')]),
  ]

  /** Services of an account whose alert is put off. */
  const put = async (id: string) =>
    [...(await alerts.decisions(id))].flatMap(([service, { snooze }]) => (snooze ? service : []))
})

it('a healthy user is never told anything', async () => {
  const fine: StateId[] = ['healthy', 'importing', 'paused', 'expiring', 'service-down', 'disabled']
  for (let hours = 0; hours < 24 * 30; hours++) {
    await update(
      [fitbit, garmin, oura].map((it, n) => shows(it, fine[(hours + n) % 6] ?? 'healthy')),
    )
    clock.advance(hour)
    expect(screen.badge.text).toBe('')
  }
  expect(screen.told).toEqual([])
})

describe('quiet hours', () => {
  const nights: Settings = { notifications: true, quietHours: { from: 22, to: 7 } }

  it.each([22, 23, 0, 6])('keep a notification back at %i o’clock', async (hours) => {
    clock.set(at(hours))
    await update([shows(fitbit, 'needs-repair')], nights)
    expect(screen.told).toEqual([])
  })

  it('let it come, once, when they are over', async () => {
    clock.set(at(23))
    await update([shows(fitbit, 'needs-repair')], nights)
    clock.set(at(7, 11))
    await update([shows(fitbit, 'needs-repair')], nights)
    await update([shows(fitbit, 'needs-repair')], nights)
    expect(screen.told).toEqual(['Fitbit needs repair'])
  })
})

describe('when there is more to say', () => {
  const key = { account, service: 'fitbit' }
  const nights: Settings = { notifications: true, quietHours: { from: 22, to: 7 } }
  const next = (state: StateId, settings = always) =>
    alerts.update([of(account, [shows(fitbit, state)])], settings)

  it('never for a healthy connection', async () => {
    expect(await next('healthy')).toBeNull()
  })

  it('is a day after the first telling, two days after that, then never', async () => {
    const times = []
    for (let told = 0; told < 3; told++) {
      const at = await next('needs-repair')
      times.push(at && at - clock.now())
      clock.advance(2 * day)
    }
    expect(times).toEqual([day, 2 * day, null])
  })

  it('is the end of a snooze, to the minute', async () => {
    await next('needs-repair')
    await alerts.snooze(key, 'week')
    expect(await next('needs-repair')).toBe(clock.now() + 7 * day)
    await alerts.snooze(key, 'change')
    expect(await next('needs-repair')).toBeNull()
  })

  it('is the end of the quiet hours, not a moment in them', async () => {
    clock.set(at(23))
    expect(await next('needs-repair', nights)).toBe(at(7, 11))
    clock.set(at(7, 11))
    expect(await next('needs-repair', nights)).toBe(at(7, 12))
    clock.set(at(21, 12))
    await alerts.snooze(key, 'day')
    clock.set(at(21, 13) - hour / 2)
    expect(await next('needs-repair', nights)).toBe(at(21, 13))
  })

  it('is nothing that waits for the user to let us notify', async () => {
    expect(await next('needs-repair', { notifications: false, quietHours: null })).toBeNull()
  })
})

describe('a notification promises no repair', () => {
  it('where it may not last', async () => {
    const view = { ...shows(fitbit, 'shared-account'), canRepair: false, explainFirst: true }
    await update([view])
    expect(screen.told).toEqual(['Fitbit needs you'])
  })

  it('of several, where one of them can’t be repaired', async () => {
    const view = { ...shows(fitbit, 'shared-account'), canRepair: false, explainFirst: true }
    await update([view, shows(garmin, 'revoked')])
    expect(screen.messages[0]).toContain('Open Reconnect to see what to do')
    expect(screen.messages[0]).not.toContain('repair them now')
  })
})

describe('the alert is cleared', () => {
  it('at once when the connection is healthy', async () => {
    await update([shows(fitbit, 'needs-repair')])
    await update([shows(fitbit, 'healthy')])
    expect([...screen.shown]).toEqual([])
    expect(screen.badge.text).toBe('')
  })

  it('when its repair has begun', async () => {
    await update([shows(fitbit, 'needs-repair')])
    await update([shows(fitbit, 'repairing')])
    expect([...screen.shown]).toEqual([])
  })

  it('of several, when one of them is healthy', async () => {
    await update([shows(fitbit, 'needs-repair'), shows(garmin, 'revoked')])
    await update([shows(fitbit, 'healthy'), shows(garmin, 'revoked')])
    expect([...screen.shown]).toEqual([])
    expect(screen.badge.text).toBe('1')
  })

  it('when the user has removed the connection by hand', async () => {
    await update([shows(fitbit, 'needs-repair'), shows(garmin, 'healthy')])
    await update([shows(garmin, 'healthy')])
    expect([...screen.shown]).toEqual([])
  })

  it('when the user has removed the only connection by hand', async () => {
    await update([shows(fitbit, 'needs-repair')])
    await update([])
    expect([...screen.shown]).toEqual([])
  })

  it('not by "unknown", which isn’t proof of anything; and what follows is no news', async () => {
    await update([shows(fitbit, 'needs-repair')])
    await update([shows(fitbit, 'unknown')])
    expect([...screen.shown.values()]).toEqual(['Fitbit needs repair'])
    await update([shows(fitbit, 'needs-repair')])
    expect(screen.told).toHaveLength(1)
  })

  it('not when nobody is signed in: what follows is no news', async () => {
    await update([shows(fitbit, 'needs-repair')])
    await alerts.update([], always)
    await update([shows(fitbit, 'needs-repair')])
    expect(screen.told).toHaveLength(1)
  })

  it('not by another account’s connections', async () => {
    await update([shows(fitbit, 'needs-repair')])
    await alerts.update([of('account-2', [shows(garmin, 'healthy')])], always)
    await update([shows(fitbit, 'needs-repair')])
    expect(screen.told).toHaveLength(1)
  })
})

describe('without a database', () => {
  beforeEach(() => {
    alerts = new Alerts(screen, new BrokenStore(), clock.now)
  })

  it('an incident is still told, still once', async () => {
    await update([shows(fitbit, 'needs-repair')])
    await update([shows(fitbit, 'needs-repair')])
    expect(screen.told).toEqual(['Fitbit needs repair'])
  })

  it('and closed, so that the next one is told', async () => {
    await update([shows(fitbit, 'needs-repair')])
    await update([shows(fitbit, 'healthy')])
    clock.advance(day)
    await update([shows(fitbit, 'needs-repair')])
    expect(screen.told).toHaveLength(2)
  })
})

describe('with a disk that has become full', () => {
  it('a reminder comes once, though it can’t be noted', async () => {
    const disk = new FullDiskStore()
    alerts = new Alerts(screen, disk, clock.now)
    await update([shows(fitbit, 'needs-repair')])
    disk.isFull = true
    clock.advance(day)
    await update([shows(fitbit, 'needs-repair')])
    await update([shows(fitbit, 'needs-repair')])
    expect(screen.told).toHaveLength(2)
  })
})

it('a screen that refuses notifications doesn’t keep the next update from running', async () => {
  screen.notify = () => Promise.reject(new Error('notifications are off'))
  await update([shows(fitbit, 'needs-repair')]).catch(() => 'refused')
  await update([shows(fitbit, 'healthy')])
  expect(screen.badge.text).toBe('')
})
