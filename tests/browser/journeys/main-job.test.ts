import { describe, expect } from 'vitest'
import type { RunningSandbox } from '../../../sandbox/start.ts'
import type { Driver, Page } from '../drivers/driver.ts'
import { waitUntil } from '../drivers/wait-until.ts'
import { breakFitbit } from '../person/broken-fitbit.ts'
import { openConsent, servicePage } from '../person/consent.ts'
import { expectCounts } from '../person/expect-counts.ts'
import { connectionOf, setScene } from '../person/fittrend-account.ts'
import { openViews, pressInPopup } from '../person/toolbar-popup.ts'
import { test } from '../shared-browser.ts'

const settingsBefore = {
  steps: true,
  sleep: true,
  weight: false,
  workouts: false,
  'heart-rate': true,
}

describe('the main job', () => {
  test('by popup: notices, tells once, repairs, proves', async ({ driver, sandbox, popup }) => {
    await breakFitbit(sandbox, popup)
    const entry = popup.getByRole('list', 'Connections').getByRole('listitem', 'Fitbit')
    expect(await entry.text()).toContain('Needs repair')
    await waitUntil('the badge', async () => (await driver.badge()).text === '1')
    expect((await driver.badge()).title).toContain('Fitbit')
    const [told, ...more] = await shownNotifications(driver, 1)
    expect(told?.title).toBe('Fitbit needs repair')
    expect(more).toEqual([])
    // On the day of the last import nothing new may come, and then no one can tell whether a day is missing.
    await setScene(sandbox, 'clock', { advanceSeconds: 86_400 })

    await popup.getByRole('button', 'Repair Fitbit').click()
    const steps = popup.getByRole('list', 'Repair steps of Fitbit')
    await steps.waitFor()
    expect(await steps.getByRole('listitem').count()).toBe(6)
    await popup.getByRole('progressbar').waitFor()
    const consent = await openConsent(driver, sandbox)
    expect(await popup.text()).toContain('Waiting for you')
    await consent.getByRole('button', 'Allow').click()

    await popup.getByRole('heading', 'Repaired').waitFor()
    await waitUntil('an empty badge', async () => (await driver.badge()).text === '')
    expect(await driver.notifications()).toEqual([])
    await expectCounts(sandbox, 'fitbit', {
      disable: 1,
      remove: 1,
      connected: 1,
    })
    expect(await connectionOf(sandbox, 'fitbit')).toMatchObject({
      status: 'connected',
      settings: settingsBefore,
    })
    expect(await popup.text()).toContain('No gap')
  })

  test('by notification', async ({ driver, sandbox, popup }) => {
    await breakFitbit(sandbox, popup)
    await popup.close()
    const [told] = await shownNotifications(driver, 1)
    if (!told) throw new Error('no notification')
    await driver.clickNotification(
      told,
      told.buttons.find((label) => label === 'Repair'),
    )
    const address = 'popup.html?service=fitbit&account=acc-a'
    await waitUntil('the popup for Fitbit', async () =>
      (await openViews(driver)).some((url) => url.endsWith(address)),
    )
    // "Repair" has begun the repair already. Firefox has no buttons: there the popup stands ready.
    if (told.buttons.length === 0) {
      await waitUntil('the button in the popup', () =>
        pressInPopup(driver, address, 'Repair Fitbit').then(() => true),
      )
    }
    const consent = await openConsent(driver, sandbox)
    await consent.getByRole('button', 'Allow').click()
    await waitUntil(
      'the connection',
      async () => (await connectionOf(sandbox, 'fitbit'))?.status === 'connected',
    )
    await waitUntil('an empty badge', async () => (await driver.badge()).text === '')
    await expectCounts(sandbox, 'fitbit', { disable: 1, remove: 1, connected: 1 })
  })

  test('"Repair all": one service after the other', async ({ driver, sandbox, popup }) => {
    await breakFitbit(sandbox, popup)
    await setScene(sandbox, 'expire', { service: 'garmin' })
    await popup.getByRole('button', 'Check now').click()
    await popup.getByRole('button', 'Repair all').click()
    for (const service of ['Fitbit', 'Garmin']) {
      await popup.getByRole('list', `Repair steps of ${service}`).waitFor()
      const consent = await openConsent(driver, sandbox, service)
      await consent.getByRole('button', 'Allow').click()
    }
    for (const service of ['fitbit', 'garmin']) {
      await waitUntil(
        `the connection of ${service}`,
        async () => (await connectionOf(sandbox, service))?.status === 'connected',
      )
      await expectCounts(sandbox, service, {
        disable: 1,
        remove: 1,
        connected: 1,
      })
    }
    await waitUntil('an empty badge', async () => (await driver.badge()).text === '')
  })

  const refusals: [string, string, (consent: Page) => Promise<void>][] = [
    ['denied', 'Permission was refused', (consent) => consent.getByRole('button', 'Deny').click()],
    ['closed', 'was closed before', (consent) => consent.close()],
  ]
  for (const [how, why, refuse] of refusals) {
    test(`consent ${how}: says what state that leaves, and finishes on "Try again"`, async ({
      driver,
      sandbox,
      popup,
    }) => {
      await breakFitbit(sandbox, popup)
      await popup.getByRole('button', 'Repair Fitbit').click()
      await refuse(await openConsent(driver, sandbox))
      await popup.getByRole('heading', 'Not repaired').waitFor()
      expect(await popup.text()).toContain(why)
      const entry = popup.getByRole('list', 'Connections').getByRole('listitem', 'Fitbit')
      expect(await entry.text()).toContain('Removed, not finished')
      await waitUntil('the badge', async () => (await driver.badge()).text === '1')

      await popup.getByRole('button', 'Try again').click()
      const again = await openConsent(driver, sandbox)
      await again.getByRole('button', 'Allow').click()
      await popup.getByRole('heading', 'Repaired').waitFor()
      await expectCounts(sandbox, 'fitbit', {
        disable: 1,
        remove: 1,
        connected: 1,
      })
      expect((await connectionOf(sandbox, 'fitbit'))?.settings).toEqual(settingsBefore)
    })
  }

  test('popup closed and worker killed at consent: goes on in the window that is left', async ({
    driver,
    sandbox,
    popup: first,
  }) => {
    await untilConsentThenKill(driver, sandbox, first)
    const consent = await openConsent(driver, sandbox)
    await consent.getByRole('button', 'Allow').click()
    const popup = await driver.openExtensionPage('popup.html')
    await popup.getByRole('heading', 'Repaired').waitFor(90_000)
    await expectCounts(sandbox, 'fitbit', {
      disable: 1,
      remove: 1,
      connected: 1,
    })
    expect((await connectionOf(sandbox, 'fitbit'))?.settings).toEqual(settingsBefore)
  })

  test('popup closed, worker killed, window closed at consent: warns, and finishes', async ({
    driver,
    sandbox,
    popup: first,
  }) => {
    await untilConsentThenKill(driver, sandbox, first)
    await (await servicePage(driver, sandbox)).close()
    const popup = await driver.openExtensionPage('popup.html')
    const entry = popup.getByRole('list', 'Connections').getByRole('listitem', 'Fitbit')
    await waitUntil('the warning', async () =>
      (await entry.text()).includes('Removed, not finished'),
    )
    await goOnToConsent(driver, sandbox, popup)
    const consent = await openConsent(driver, sandbox)
    await consent.getByRole('button', 'Allow').click()
    await popup.getByRole('heading', 'Repaired').waitFor()
    await expectCounts(sandbox, 'fitbit', {
      disable: 1,
      remove: 1,
      connected: 1,
    })
  })
})

async function untilConsentThenKill(
  driver: Driver,
  sandbox: RunningSandbox,
  popup: Page,
): Promise<void> {
  await breakFitbit(sandbox, popup)
  await popup.getByRole('button', 'Repair Fitbit').click()
  await servicePage(driver, sandbox)
  await popup.close()
  await driver.killBackground()
}

/**
 * Presses what the popup offers until the service asks. A worker that outlived the window (Firefox ends
 * it late) takes note of the refusal only then, and puts "Try again" in the place of "Grant permission".
 */
async function goOnToConsent(driver: Driver, sandbox: RunningSandbox, popup: Page): Promise<void> {
  await waitUntil(
    'the screen of Fitbit',
    async () => {
      for (const name of ['Grant permission', 'Try again']) {
        const button = popup.getByRole('button', name)
        if ((await button.count()) === 1) await button.click(3_000)
      }
      return await servicePage(driver, sandbox, 'Fitbit', 5_000).then(() => true)
    },
    { describe: () => popup.describe() },
  )
}

async function shownNotifications(driver: Driver, count: number) {
  return await waitUntil(`${count} notification(s)`, async () => {
    const shown = await driver.notifications()
    return shown.length >= count && shown
  })
}
