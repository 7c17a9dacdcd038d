import { describe, expect } from 'vitest'
import type { RunningSandbox } from '../../../sandbox/start.ts'
import type { Driver, Page } from '../drivers/driver.ts'
import { breakFitbit, expectRepairedOnce } from '../person/broken-fitbit.ts'
import { watchConnectPage } from '../person/connect-page.ts'
import { openConsent } from '../person/consent.ts'
import { person, setScene } from '../person/fittrend-account.ts'
import { sendSignInForm } from '../person/sign-in-form.ts'
import { test } from '../shared-browser.ts'
import { waitForStep } from './popup-seen.ts'

/** Each answer of the site comes this late, in ms: the session ends before the step's act arrives. */
const siteMs = 1_500

/** The step at which FitTrend's own session ends, in the popup's words; null: before the first. */
const moments: [string, string | null][] = [
  ['before the first step', null],
  ['before Disable', 'Click Disable'],
  ['before Remove', 'Click Remove'],
]

describe('signed out of FitTrend in the middle of a repair', () => {
  test.for(moments)(
    '%s: shows the page, and goes on by itself after the sign-in',
    async ([, step], { driver, sandbox, popup }) => {
      await breakFitbit(sandbox, popup)
      if (step === null) await setScene(sandbox, 'sign-out')
      else await setScene(sandbox, 'latency', { siteMs })
      await popup.getByRole('button', 'Repair Fitbit').click()
      if (step !== null) {
        await watchConnectPage(driver, sandbox)
        await waitForStep(popup, step)
        await setScene(sandbox, 'sign-out')
      }
      await popup.waitForText('Waiting for you: FitTrend’s page wants you to sign in.')
      await setScene(sandbox, 'latency', { siteMs: 0 })
      await signInOnPage(driver, sandbox)
      await (await openConsent(driver, sandbox)).getByRole('button', 'Allow').click()
      await popup.getByRole('heading', 'Repaired').waitFor()
      await expectRepairedOnce(sandbox)
    },
  )

  test('before the consent: signs in within its window', async ({ driver, sandbox, popup }) => {
    await breakFitbit(sandbox, popup)
    await setScene(sandbox, 'latency', { siteMs })
    await popup.getByRole('button', 'Repair Fitbit').click()
    await watchConnectPage(driver, sandbox)
    await waitForStep(popup, 'Click Enable Service')
    await setScene(sandbox, 'sign-out')
    await setScene(sandbox, 'latency', { siteMs: 0 })
    await signInOnPage(driver, sandbox)
    await (await openConsent(driver, sandbox)).getByRole('button', 'Allow').click()
    await popup.getByRole('heading', 'Repaired').waitFor()
    await expectRepairedOnce(sandbox)
  })
})

/** The page that asks is in front: the user need not look for it. */
async function signInOnPage(driver: Driver, sandbox: RunningSandbox): Promise<void> {
  const page: Page = await driver.waitForPage('FitTrend’s sign-in page', (url) =>
    url.startsWith(`${sandbox.origin}/sign-in`),
  )
  await page.getByRole('button', 'Sign in').waitFor()
  expect(await page.evaluate(() => document.visibilityState)).toBe('visible')
  await sendSignInForm(page, person.email, person.fitTrendPassword)
}
