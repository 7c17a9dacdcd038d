import { describe, expect } from 'vitest'
import type { RunningSandbox } from '../../../../sandbox/start.ts'
import type { Page } from '../../drivers/driver.ts'
import { waitForNotification } from '../../drivers/notifications.ts'
import { waitUntil } from '../../drivers/wait-until.ts'
import { watchConnectPage } from '../../person/connect-page.ts'
import { openConsent } from '../../person/consent.ts'
import { expectCounts } from '../../person/expect-counts.ts'
import { askSandbox, connectionOf, setScene } from '../../person/fittrend-account.ts'
import { openPopupWindow } from '../../person/popup-window.ts'
import { test } from './no-api-test.ts'
import { visitConnectPage, waitForState } from './seen-on-page.ts'

describe('without the API', () => {
  test('a visit to the page tells the expiry; repaired in the tab, proved by the page', async ({
    plainDriver: driver,
    sandbox,
  }) => {
    const popup = await openPopupWindow(driver)
    await popup.getByRole('button', 'Check now').waitFor()
    expect(await popup.getByRole('button', 'Sign in to FitTrend').count()).toBe(0)

    const page = await visitConnectPage(driver, sandbox)
    await waitForState(popup, 'Fitbit', 'Healthy')
    expect((await driver.badge()).text).toBe('')
    await setScene(sandbox, 'expire', { service: 'fitbit' })
    await page.goto(`${sandbox.origin}/account/connect`)
    await waitForState(popup, 'Fitbit', 'Needs repair')
    await waitUntil('the badge', async () => (await driver.badge()).text === '1')
    await waitForNotification(driver, 'Fitbit needs repair')
    expect(await wholeText(popup)).toContain('The page says: “Token expired”')
    await page.close()

    await popup.getByRole('button', 'Repair Fitbit').click()
    await watchConnectPage(driver, sandbox)
    const consent = await openConsent(driver, sandbox)
    await waitUntil('word of the tab', async () =>
      (await popup.text()).includes('asks for your permission in the FitTrend tab'),
    )
    await consent.getByRole('button', 'Allow').click()

    await popup.getByRole('heading', 'Repaired').waitFor()
    expect(await popup.text()).toContain('Connect page lists the service again')
    await waitUntil('an empty badge', async () => (await driver.badge()).text === '')
    expect(await driver.notifications()).toEqual([])
    await expectCounts(sandbox, 'fitbit', {
      disable: 1,
      remove: 1,
      connected: 1,
    })
    expect(await connectionOf(sandbox, 'fitbit')).toMatchObject({ status: 'connected' })
    expect(await apiRequests(sandbox)).toEqual([])
  })

  const states: [string, string, Record<string, unknown>, string][] = [
    ['import paused', 'pause', { service: 'fitbit', seconds: 3600 }, 'Import paused'],
    [
      'the service is down',
      'service',
      { service: 'fitbit', status: 'unavailable' },
      'Service is down',
    ],
    [
      'the service is retired',
      'service',
      { service: 'fitbit', status: 'retired' },
      'Service retired',
    ],
    ['switched off', 'disable', { service: 'fitbit' }, 'Disabled'],
  ]

  test('each state that the page shows', async ({ plainDriver: driver, sandbox }) => {
    const popup = await driver.openExtensionPage('popup.html')
    const page = await visitConnectPage(driver, sandbox)
    await waitForState(popup, 'Fitbit', 'Healthy')
    for (const [, scene, input, label] of states) {
      await setScene(sandbox, 'reset', { clock: 'keep', signIns: 'keep' })
      await setScene(sandbox, scene, input)
      await page.goto(`${sandbox.origin}/account/connect`)
      await waitForState(popup, 'Fitbit', label)
      expect(await popup.getByRole('button', 'Repair Fitbit').count(), label).toBe(0)
      expect((await driver.badge()).text, label).toBe('')
    }
  })
})

describe('a build that expects the API, at a site without it', () => {
  test('finds out by itself, and asks for no sign-in', async ({ usualDriver, sandbox }) => {
    const driver = usualDriver
    const popup = await driver.openExtensionPage('popup.html')
    await popup.getByRole('button', 'Check now').waitFor()
    await waitUntil(
      'an end of the wish to sign in',
      async () => (await popup.getByRole('button', 'Sign in to FitTrend').count()) === 0,
      { describe: () => popup.describe() },
    )
    const page = await visitConnectPage(driver, sandbox)
    await waitForState(popup, 'Fitbit', 'Healthy')
    await setScene(sandbox, 'expire', { service: 'fitbit' })
    await page.goto(`${sandbox.origin}/account/connect`)
    await waitForState(popup, 'Fitbit', 'Needs repair')
    expect((await apiRequests(sandbox)).length).toBeLessThanOrEqual(1)
  })
})

/** With what is folded away. */
function wholeText(page: Page): Promise<string> {
  return page.evaluate(() => document.body.textContent ?? '')
}

/** Requests to the API that reached the sandbox since it was switched off. */
async function apiRequests(sandbox: RunningSandbox): Promise<unknown[]> {
  const seen: unknown = await (await askSandbox(sandbox, 'requests')).json()
  return Array.isArray(seen) ? seen : ((seen as { requests: unknown[] }).requests ?? [])
}
