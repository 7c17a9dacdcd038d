import { test as base, inject } from 'vitest'
import { type RunningSandbox, startSandbox } from '../../sandbox/start.ts'
import { type Driver, launchBrowser, type Page } from './drivers/driver.ts'
import { startAnew } from './start-anew.ts'

/**
 * A test that starts with a signed-in user and healthy connections. All tests of a file share one
 * browser and one FitTrend, both put back before each: a fault shows in seconds, a start takes longer.
 */
export const test = base
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads from the pattern what a fixture needs.
  .extend('sandbox', { scope: 'file' }, async ({}, { onCleanup }): Promise<RunningSandbox> => {
    const sandbox = await startSandbox({ port: inject('sandboxPort'), quiet: true })
    onCleanup(() => sandbox.close())
    return sandbox
  })
  .extend('driver', { scope: 'file' }, async ({ sandbox }, { onCleanup }): Promise<Driver> => {
    // The sandbox is named so that it outlives the browser.
    void sandbox
    const driver = await launchBrowser(inject('browserName'), {
      extensionDir: inject('extensionDir'),
    })
    onCleanup(() => driver.close())
    return driver
  })
  .extend('popup', async ({ driver, sandbox, task }, { onCleanup }): Promise<Page> => {
    const popup = await startAnew(driver, sandbox)
    onCleanup(async () => {
      if (task.result?.state !== 'fail') return
      for (const page of await driver.pages()) console.log(await page.describe())
    })
    return popup
  })
