import { expect } from 'vitest'
import { waitUntil } from '../drivers/wait-until.ts'
import { expectRepairedOnce } from '../person/broken-fitbit.ts'
import { openConsent } from '../person/consent.ts'
import { openPopupWindow } from '../person/popup-window.ts'
import { repairUntil } from '../person/repair-tab.ts'
import { test } from '../shared-browser.ts'

test('extension updated between Remove and Enable: the old script falls silent, the repair goes on', async ({
  driver,
  sandbox,
  popup,
}) => {
  await repairUntil(sandbox, popup, 'Remove is made, and the page hasn’t heard of it yet')
  await driver.reloadExtension()
  const anew = await openPopupWindow(driver)
  await (await openConsent(driver, sandbox)).getByRole('button', 'Allow').click()
  await anew.getByRole('heading', 'Repaired').waitFor(90_000)
  await expectRepairedOnce(sandbox)
})

test('extension updated while nothing is repaired: it watches on, with its alarm', async ({
  driver,
  sandbox,
  popup,
}) => {
  void popup
  // The pages of the extension close with it, and the browser with its last page.
  await driver.openPage(sandbox.origin)
  await driver.reloadExtension()
  const alarms = () => driver.evaluateInExtension((api) => api.alarms.getAll())
  await waitUntil('the alarm', async () => (await alarms()).some(({ name }) => name === 'check'))
  const anew = await openPopupWindow(driver)
  await anew.getByRole('list', 'Connections').getByRole('listitem', 'Fitbit').waitFor()
  expect(await anew.getByRole('button', 'Sign in to FitTrend').count()).toBe(0)
})
