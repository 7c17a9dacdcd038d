import type { RunningSandbox } from '../../../sandbox/start.ts'
import type { Driver, Page } from '../drivers/driver.ts'

/**
 * The tab in which the repair is at work, brought to the front: there it goes on at full speed, while
 * browsers slow down a tab that nobody sees.
 */
export async function watchConnectPage(driver: Driver, sandbox: RunningSandbox): Promise<Page> {
  const page = await driver.waitForPage('the Connect page', (url) =>
    url.startsWith(`${sandbox.origin}/account/connect`),
  )
  await page.bringToFront()
  return page
}
