import { describe, expect } from 'vitest'
import { breakFitbit, expectRepairedOnce } from '../person/broken-fitbit.ts'
import { watchConnectPage } from '../person/connect-page.ts'
import { openConsent } from '../person/consent.ts'
import { expectCounts } from '../person/expect-counts.ts'
import { setScene } from '../person/fittrend-account.ts'
import { test } from '../shared-browser.ts'
import { alertText, waitForAlert } from './popup-seen.ts'

describe('a second repair is started elsewhere', () => {
  test('of the same service, three times at once: one repair', async ({
    driver,
    sandbox,
    popup,
  }) => {
    await breakFitbit(sandbox, popup)
    const answers = await driver.evaluateInExtension((api) => {
      const ask = () =>
        api.runtime.sendMessage({ type: 'repair', account: 'acc-a', service: 'fitbit' })
      return Promise.all([ask(), ask(), ask()])
    })
    expect(answers).toEqual([{ ok: true }, { ok: true }, { ok: true }])
    await watchConnectPage(driver, sandbox)
    await (await openConsent(driver, sandbox)).getByRole('button', 'Allow').click()
    await popup.getByRole('heading', 'Repaired').waitFor()
    await expectRepairedOnce(sandbox)
    expect(await alertText(popup)).toBe('')
  })

  test('of another service: has to wait, and is told why', async ({ driver, sandbox, popup }) => {
    await setScene(sandbox, 'expire', { service: 'garmin' })
    await breakFitbit(sandbox, popup)
    await popup.getByRole('button', 'Repair Fitbit').click()
    await watchConnectPage(driver, sandbox)
    const consent = await openConsent(driver, sandbox)
    const second = await driver.openExtensionPage('popup.html?service=garmin')
    await second.getByRole('list', 'Repair steps of Fitbit').waitFor()
    await second.getByRole('button', 'Repair Garmin').click()
    await waitForAlert(second, 'Another repair (Fitbit) is at work.')
    expect(await alertText(second)).toContain('Wait until it is done, then try again.')

    await consent.getByRole('button', 'Allow').click()
    await popup.getByRole('heading', 'Repaired').waitFor()
    await expectRepairedOnce(sandbox)
    await expectCounts(sandbox, 'garmin', { disable: 0, remove: 0 })
  })

  test('by hand on the page, while permission is awaited: taken for done', async ({
    driver,
    sandbox,
    popup,
  }) => {
    await breakFitbit(sandbox, popup)
    await popup.getByRole('button', 'Repair Fitbit').click()
    await watchConnectPage(driver, sandbox)
    const window = await openConsent(driver, sandbox)
    const page = await driver.openPage(`${sandbox.origin}/account/connect`)
    await page.getByRole('button', 'Enable Service').click()
    await page.getByRole('button', 'Fitbit').click()
    await page.getByRole('button', 'Enable').click()
    await page.getByRole('button', 'Allow').click()
    await popup.getByRole('heading', 'Repaired').waitFor(90_000)
    await expectRepairedOnce(sandbox)
    void window
  })
})
