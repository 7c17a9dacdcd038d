import { expect } from 'vitest'
import { waitUntil } from '../../drivers/wait-until.ts'
import { accountB, enableFitbitOfB } from '../../person/account-b.ts'
import { watchConnectPage } from '../../person/connect-page.ts'
import { openConsent } from '../../person/consent.ts'
import { setScene } from '../../person/fittrend-account.ts'
import { openPopupWindow } from '../../person/popup-window.ts'
import { signInOnSite } from '../../person/site-sign-in.ts'
import { test } from '../no-api/no-api-test.ts'
import { visitConnectPage, waitForState } from '../no-api/seen-on-page.ts'

test('no API: A’s Fitbit is removed, unfinished; B, whose Fitbit works, opens Connect: it stays unfinished', {
  timeout: 300_000,
}, async ({ plainDriver: driver, sandbox }) => {
  const popup = await openPopupWindow(driver)
  const page = await visitConnectPage(driver, sandbox)
  await setScene(sandbox, 'expire', { service: 'fitbit' })
  await page.goto(`${sandbox.origin}/account/connect`)
  await waitForState(popup, 'Fitbit', 'Needs repair')
  await page.close()
  await popup.getByRole('button', 'Repair Fitbit').click()
  await watchConnectPage(driver, sandbox)
  const consent = await openConsent(driver, sandbox)
  await consent.getByRole('button', 'Deny').click()
  await popup.getByRole('heading', 'Not repaired').waitFor()
  await popup.getByRole('button', 'Close').click()
  await waitForState(popup, 'Fitbit', 'Removed, not finished')

  const ofB = await signInOnSite(driver, sandbox, accountB)
  await enableFitbitOfB(ofB)
  await ofB.goto(`${sandbox.origin}/account/connect`)
  await popup.bringToFront()
  // Only B has a Strava: B's page has been read.
  await popup.getByRole('list', 'Connections').getByRole('listitem', 'Strava').waitFor()
  await waitForState(popup, 'Fitbit', 'Removed, not finished')
  await popup.getByRole('button', 'Check now').click()
  const isChecking = async () => (await popup.text()).includes('Checking…')
  await waitUntil('the look to begin', isChecking)
  await waitUntil('the look to end', async () => !(await isChecking()))
  await waitForState(popup, 'Fitbit', 'Removed, not finished')
  expect(await popup.getByRole('heading', 'Repaired').count()).toBe(0)
})
