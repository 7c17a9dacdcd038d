import { expect } from 'vitest'
import type { Driver } from '../drivers/driver.ts'
import { waitUntil } from '../drivers/wait-until.ts'
import { breakFitbit } from '../person/broken-fitbit.ts'
import { openConsent } from '../person/consent.ts'
import { test } from '../shared-browser.ts'

test('alarms missing: the next start of the background sets them again', async ({
  driver,
  sandbox,
  popup,
}) => {
  await breakFitbit(sandbox, popup)
  await popup.getByRole('button', 'Repair Fitbit').click()
  await openConsent(driver, sandbox)
  await waitUntil('both alarms', async () => (await alarms(driver)) === 'check repair')
  await driver.evaluateInExtension(async (api) => void (await api.alarms.clearAll()))
  expect(await alarms(driver)).toBe('')
  await driver.killBackground()
  await driver.openExtensionPage('popup.html')
  await waitUntil('both alarms again', async () => (await alarms(driver)) === 'check repair')
})

async function alarms(driver: Driver): Promise<string> {
  const all = await driver.evaluateInExtension((api) => api.alarms.getAll())
  return all
    .map(({ name }) => name)
    .sort()
    .join(' ')
}
