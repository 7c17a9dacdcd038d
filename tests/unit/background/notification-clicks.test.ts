import { beforeEach, describe, expect, it } from 'vitest'
import {
  accountNotificationId,
  notificationId,
  severalAccounts,
} from '../../../utils/alerts/notification-id.ts'
import { BackgroundWorld } from '../fakes/background-world.ts'
import { broken, fitbit, garmin } from '../fakes/connections.ts'
import { nextTurn } from '../fakes/until.ts'

const repair = 0
const later = 1
const fitbitOfB = notificationId({ account: 'account-2', service: 'fitbit' })

let world: BackgroundWorld

/** Both accounts have a Fitbit and a Garmin that are broken; A is shown. */
beforeEach(async () => {
  world = new BackgroundWorld(brokenTwice('a'))
  await world.signIn()
  await world.addAccount({ id: 'account-2', name: 'Test account B' }, brokenTwice('b'))
  world.consent.choices = ['leaves it open']
  await world.background.check('user')
  await world.background.refresh()
})

function brokenTwice(externalAccount: string) {
  return [fitbit, garmin].map((service) => broken('token_expired', { service, externalAccount }))
}

const click = (id: string, button: number | null = null) =>
  world.background.notificationClicked(id, button)

/** What has been begun once all is quiet. */
async function begun(): Promise<string[]> {
  for (let turns = 0; turns < 30; turns++) await nextTurn()
  return (await world.journal.all()).map(({ account, service }) => `${account} ${service.id}`)
}

async function snoozed(account: string): Promise<string[]> {
  const connections = (await world.background.connectionsOf(account)) ?? []
  return connections.flatMap(({ service, snooze }) => (snooze ? service.id : [])).sort()
}

describe('of a connection of B, while A is shown', () => {
  it('a click opens the popup for it, and begins nothing', async () => {
    expect(await click(fitbitOfB)).toEqual({ account: 'account-2', service: 'fitbit' })
    expect(await begun()).toEqual([])
  })

  it('"Repair" repairs B’s', async () => {
    expect(await click(fitbitOfB, repair)).toEqual({ account: 'account-2', service: 'fitbit' })
    expect(await begun()).toEqual(['account-2 fitbit'])
  })

  it('"Later" puts B’s off, not A’s', async () => {
    expect(await click(fitbitOfB, later)).toBeNull()
    expect(await snoozed('account-2')).toEqual(['fitbit'])
    expect(await snoozed('account-1')).toEqual([])
  })

  it('"Repair" begins nothing where that account has signed out since', async () => {
    await world.background.parts.sessions.remove('session of account-2')
    await click(fitbitOfB, repair)
    expect(await begun()).toEqual([])
  })
})

describe('of several connections of B', () => {
  const ofB = accountNotificationId('account-2')

  it('a click opens the popup for that account', async () => {
    expect(await click(ofB)).toEqual({ account: 'account-2', service: null })
    expect(await begun()).toEqual([])
  })

  it('"Repair" begins with all of that account', async () => {
    await click(ofB, repair)
    expect(await begun()).toEqual(['account-2 fitbit'])
    expect((await world.background.state()).queue).toEqual([
      { account: 'account-2', service: garmin },
    ])
  })
})

describe('of connections of both accounts', () => {
  it('is what was told', () => {
    expect([...world.screen.shown.keys()]).toEqual([severalAccounts])
  })

  it.each([null, repair])('a click (%s) opens the popup, and begins nothing', async (button) => {
    expect(await click(severalAccounts, button)).toEqual({ account: null, service: null })
    expect(await begun()).toEqual([])
  })

  it('"Later" puts off all that it told of, in each account', async () => {
    expect(await click(severalAccounts, later)).toBeNull()
    expect(await snoozed('account-1')).toEqual(['fitbit', 'garmin'])
    expect(await snoozed('account-2')).toEqual(['fitbit', 'garmin'])
    expect(world.screen.badge.text).toBe('')
  })
})

it('a notification that isn’t ours does nothing', async () => {
  expect(await click('update:browser', repair)).toBeNull()
  expect(await begun()).toEqual([])
})
