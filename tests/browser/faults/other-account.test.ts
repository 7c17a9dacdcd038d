import { describe, expect } from 'vitest'
import { accountB, enableFitbitOfB } from '../person/account-b.ts'
import { breakFitbit, expectRepairedOnce, expectUntouched } from '../person/broken-fitbit.ts'
import { watchConnectPage } from '../person/connect-page.ts'
import { openConsent } from '../person/consent.ts'
import { expectCounts } from '../person/expect-counts.ts'
import { signInOnSite } from '../person/site-sign-in.ts'
import { test } from '../shared-browser.ts'

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
    await enableFitbitOfB(page)
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
