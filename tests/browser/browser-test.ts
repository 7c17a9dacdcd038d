import { test as base, inject } from 'vitest'
import { type RunningSandbox, startSandbox } from '../../sandbox/start.ts'
import { type Driver, launchBrowser } from './drivers/driver.ts'
import { openProfile } from './drivers/profile.ts'

/** A browser that has had the extension for long, and outlives its own end. */
export interface KeptBrowser {
  /** The one that runs now. */
  driver: Driver
  /** kill -9, then an ordinary start with the same profile. `meanwhile` has the profile to itself. */
  killAndRestart(meanwhile?: () => Promise<void>): Promise<void>
}

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
  .extend('kept', async ({ sandbox, task }, { onCleanup }): Promise<KeptBrowser> => {
    const profile = openProfile()
    const start = () =>
      launchBrowser(inject('browserName'), {
        extensionDir: inject('extensionDir'),
        profileDir: profile.dir,
      })
    const kept: KeptBrowser = {
      driver: await start(),
      async killAndRestart(meanwhile) {
        await kept.driver.kill()
        await meanwhile?.()
        kept.driver = await start()
      },
    }
    onCleanup(async () => {
      if (task.result?.state === 'fail') await showPages(kept.driver, sandbox.origin)
      await kept.driver.close()
      profile.discard()
    })
    return kept
  })

/** What a failed test leaves on the screen. */
async function showPages(driver: Driver, sandboxOrigin: string): Promise<void> {
  console.log(`In ${driver.name}, with FitTrend at ${sandboxOrigin}:`)
  for (const page of await driver.pages()) console.log(await page.describe())
}
