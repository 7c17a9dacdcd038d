import { test as base, inject } from 'vitest'
import { type RunningSandbox, startSandbox } from '../../sandbox/start.ts'
import { type Driver, launchBrowser } from './driver.ts'

/**
 * A test with a browser of its own, in a fresh profile, and a FitTrend of its own, for which the
 * extension was built. Which browser, the Vitest project says.
 */
export const test = base
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads from the pattern what a fixture needs.
  .extend('sandbox', async ({}, { onCleanup }): Promise<RunningSandbox> => {
    const sandbox = await startSandbox({ port: inject('sandboxPort'), quiet: true })
    onCleanup(() => sandbox.close())
    return sandbox
  })
  .extend('driver', async ({ sandbox, task }, { onCleanup }): Promise<Driver> => {
    const driver = await launchBrowser(inject('browserName'), {
      extensionDir: inject('extensionDir'),
    })
    onCleanup(async () => {
      if (task.result?.state === 'fail') await showPages(driver, sandbox.origin)
      await driver.close()
    })
    return driver
  })

/** What a failed test leaves on the screen. */
async function showPages(driver: Driver, sandboxOrigin: string): Promise<void> {
  console.log(`In ${driver.name}, with FitTrend at ${sandboxOrigin}:`)
  for (const page of await driver.pages()) console.log(await page.describe())
}
