import { expect } from 'vitest'
import { test } from './browser-test.ts'

test('the popup opens', async ({ driver }) => {
  const popup = await driver.openExtensionPage('popup.html')
  await popup.getByRole('heading', 'Reconnect for FitTrend').waitFor()
  expect(await driver.isBackgroundRunning()).toBe(true)
})
