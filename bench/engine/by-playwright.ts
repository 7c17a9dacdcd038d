import type { Page } from 'playwright-core'

/**
 * The six steps as a test author would write them who knows the page's markup: each click waits for
 * its control by itself, and Remove for the entry to be gone, as the next click must not land on the
 * page that is about to go.
 */
export async function stepsByPlaywright(page: Page): Promise<void> {
  page.on('dialog', (dialog) => void dialog.accept())
  const entry = page.locator('li[data-service=fitbit]')
  await page.locator('#connections').waitFor()
  await entry.locator('.expander').click()
  await entry.locator('form[action$="/disable"] button').click()
  await entry.locator('form[action$="/remove"] button').click()
  await entry.waitFor({ state: 'detached' })
  await page.locator('#enable-service').click()
  await page.locator('[data-offer=fitbit]').click()
  await page.locator('#offer-fitbit button').click()
}
