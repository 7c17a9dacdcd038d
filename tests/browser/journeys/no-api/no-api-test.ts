import { inject } from 'vitest'
import { buildExtension } from '../../../../scripts/build-extension.ts'
import { test as base } from '../../browser-test.ts'
import { type Driver, launchBrowser } from '../../drivers/driver.ts'
import { setScene } from '../../person/fittrend-account.ts'

/** A FitTrend without the API, and an extension that was built for one. */
export const test = base
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads from the pattern what a fixture needs.
  .extend('noApiDir', { scope: 'file' }, async ({}): Promise<string> => {
    const port = inject('sandboxPort')
    return await buildExtension({
      browser: inject('browserName'),
      env: { WXT_FITTREND_ORIGIN: `http://localhost:${port}`, WXT_FITTREND_API: 'off' },
      // Goes away with the other build (global-setup.ts).
      outDir: `.output/test-${port}/no-api`,
    })
  })
  .extend('usualDriver', async ({ sandbox }, { onCleanup }): Promise<Driver> => {
    await setScene(sandbox, 'api', { on: false })
    const driver = await launchBrowser(inject('browserName'), {
      extensionDir: inject('extensionDir'),
    })
    onCleanup(() => driver.close())
    return driver
  })
  .extend('plainDriver', async ({ sandbox, noApiDir }, { onCleanup }): Promise<Driver> => {
    await setScene(sandbox, 'api', { on: false })
    const driver = await launchBrowser(inject('browserName'), { extensionDir: noApiDir })
    onCleanup(() => driver.close())
    return driver
  })
