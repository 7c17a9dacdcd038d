import { describe, expect } from 'vitest'
import type { Page } from '../driver.ts'
import { breakFitbit, expectRepairedOnce, expectUntouched } from '../person/broken-fitbit.ts'
import { watchConnectPage } from '../person/connect-page.ts'
import { openConsent, signInAtServiceAs } from '../person/consent.ts'
import { expectCounts } from '../person/expect-counts.ts'
import { signInOnSite } from '../person/site-sign-in.ts'
import { test } from '../shared-browser.ts'

const accountB = {
  email: 'account-b@example.com',
  fitTrendPassword: 'journal-account-b',
  servicePassword: 'device-account-b',
}

describe('the page is signed in to another FitTrend account', () => {
  test('page without the service: touches nothing, and is done after the right sign-in', async ({
    driver,
    sandbox,
    popup,
  }) => {
    await breakFitbit(sandbox, popup)
    await signInOnSite(driver, sandbox, accountB)
    await popup.getByRole('button', 'Repair Fitbit').click()
    await watchConnectPage(driver, sandbox)
    await popup.getByRole('heading', 'Not repaired').waitFor()
    const text = await popup.text()
    expect(text).toContain('Nothing was changed.')
    await expectUntouched(sandbox)

    await (await signInOnSite(driver, sandbox)).close()
    await popup.getByRole('button', 'Try again').click()
    await (await openConsent(driver, sandbox)).getByRole('button', 'Allow').click()
    await popup.getByRole('heading', 'Repaired').waitFor()
    await expectRepairedOnce(sandbox)
  })

  test('page with the service: removes nothing', async ({ driver, sandbox, popup }) => {
    const page = await signInOnSite(driver, sandbox, accountB)
    await enableFitbit(page)
    await page.close()
    await breakFitbit(sandbox, popup)
    await popup.getByRole('button', 'Repair Fitbit').click()
    await watchConnectPage(driver, sandbox)
    await popup.getByRole('heading', 'Not repaired').waitFor()
    expect(await popup.text()).toContain('It may be signed in to another FitTrend account.')
    expect(await popup.text()).toContain('Nothing was removed.')
    await expectCounts(sandbox, 'fitbit', { remove: 0 })
  })
})

/** Account B connects a Fitbit of its own. */
async function enableFitbit(page: Page): Promise<void> {
  await page.getByRole('button', 'Enable Service').click()
  await page.getByRole('button', 'Fitbit').click()
  await page.getByRole('button', 'Enable').click()
  await signInAtServiceAs(page, accountB)
  await page.getByRole('button', 'Allow').click()
  await page.getByRole('heading', 'Connect').waitFor()
}
