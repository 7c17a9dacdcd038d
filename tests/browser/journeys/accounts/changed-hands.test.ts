import { describe, expect } from 'vitest'
import type { RunningSandbox } from '../../../../sandbox/start.ts'
import type { Driver, Page } from '../../drivers/driver.ts'
import { waitForStep } from '../../faults/popup-seen.ts'
import { accountB, enableFitbitOfB } from '../../person/account-b.ts'
import { breakFitbit } from '../../person/broken-fitbit.ts'
import { watchConnectPage } from '../../person/connect-page.ts'
import { deedsTo, setScene } from '../../person/fittrend-account.ts'
import { sendSignInForm } from '../../person/sign-in-form.ts'
import { signInOnSite } from '../../person/site-sign-in.ts'
import { test } from '../../shared-browser.ts'

describe('A’s Fitbit is under repair, disabled; the site’s session ends, and B signs in', () => {
  test('B’s Fitbit is switched off, too: nothing of B is touched, and the user is asked whose page it is', {
    timeout: 300_000,
  }, async ({ driver, sandbox, popup }) => {
    const page = await signInOnSite(driver, sandbox, accountB)
    await enableFitbitOfB(page)
    await page.close()
    await setScene(sandbox, 'disable', { account: accountB.id, service: 'fitbit' })
    const before = await deedsTo(sandbox, accountB.id, 'fitbit')
    await (await signInOnSite(driver, sandbox)).close()
    await untilAIsDisabled(driver, sandbox, popup)

    await signInAsB(driver, sandbox)
    await popup.waitForText('Is it “Test account A”?')
    expect(await deedsTo(sandbox, accountB.id, 'fitbit')).toEqual(before)
    await popup.getByRole('button', 'No').click()
    await popup.getByRole('heading', 'Not repaired').waitFor()
    expect(await popup.text()).toContain('It may be signed in to another FitTrend account.')
    expect(await deedsTo(sandbox, accountB.id, 'fitbit')).toEqual(before)
    expect(await deedsTo(sandbox, 'acc-a', 'fitbit')).toEqual(['disable'])
  })

  test('B has no Fitbit: Remove isn’t done, whatever the page shows and the user says', {
    timeout: 300_000,
  }, async ({ driver, sandbox, popup }) => {
    await untilAIsDisabled(driver, sandbox, popup)
    await signInAsB(driver, sandbox)
    await popup.waitForText('Is it “Test account A”?')
    await popup.getByRole('button', 'Yes, it is').click()
    await watchConnectPage(driver, sandbox)
    await popup.getByRole('heading', 'Not repaired').waitFor()
    expect(await popup.text()).toContain('FitTrend doesn’t say so itself yet.')
    expect(await deedsTo(sandbox, 'acc-a', 'fitbit')).toEqual(['disable'])
    expect(await deedsTo(sandbox, accountB.id, 'fitbit')).toEqual([])
  })
})

/** The site answers late, so that its session ends before Remove arrives. */
async function untilAIsDisabled(driver: Driver, sandbox: RunningSandbox, popup: Page) {
  await breakFitbit(sandbox, popup)
  await setScene(sandbox, 'latency', { siteMs: 1_500 })
  await popup.getByRole('button', 'Repair Fitbit').click()
  await watchConnectPage(driver, sandbox)
  await waitForStep(popup, 'Click Remove')
  await setScene(sandbox, 'sign-out')
  await popup.waitForText('Waiting for you: FitTrend’s page wants you to sign in.')
  await setScene(sandbox, 'latency', { siteMs: 0 })
}

async function signInAsB(driver: Driver, sandbox: RunningSandbox): Promise<void> {
  const page = await driver.waitForPage('FitTrend’s sign-in page', (url) =>
    url.startsWith(`${sandbox.origin}/sign-in`),
  )
  await page.getByRole('button', 'Sign in').waitFor()
  await sendSignInForm(page, accountB.email, accountB.fitTrendPassword)
}
