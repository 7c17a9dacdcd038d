import type { Driver, Page } from '../drivers/driver.ts'

/**
 * The popup in a window of its own, as the extension itself opens it where the toolbar's popup can't be
 * opened. Unlike a tab, it leaves room for FitTrend's page to be seen at the same time.
 */
export async function openPopupWindow(driver: Driver): Promise<Page> {
  await driver.evaluateInExtension(async (api) => {
    const url = api.runtime.getURL('popup.html')
    await api.windows.create({ url, type: 'popup', width: 420, height: 640 })
  })
  return driver.waitForPage('the popup', (url) => url.endsWith('/popup.html'))
}
