import { rmSync } from 'node:fs'
import { type RunningSandbox, startSandbox } from '../sandbox/start.ts'
import { buildExtension } from '../scripts/build-extension.ts'
import { findBrowser } from '../scripts/find-browser.ts'
import { type Driver, launchBrowser } from '../tests/browser/drivers/driver.ts'
import type { Narrator } from './narrator.ts'
import type { DemoOptions } from './options.ts'

export interface Stage {
  sandbox: RunningSandbox
  driver: Driver
  close(): Promise<void>
}

/**
 * A FitTrend on free ports, the extension built for it, and a browser that has it.
 * @throws Error that says what is missing.
 */
export async function setStage(options: DemoOptions, narrator: Narrator): Promise<Stage> {
  findBrowser(options.browser)
  const sandbox = await startSandbox({ quiet: true })
  const outDir = `.output/demo-${new URL(sandbox.origin).port}`
  // Also after Ctrl-C, on which Playwright ends the process by itself.
  process.once('exit', () => rmSync(outDir, { recursive: true, force: true }))
  try {
    narrator.tell(`FitTrend runs at ${sandbox.origin}, its services at ${sandbox.servicesOrigin}.`)
    const extensionDir = await buildExtension({
      browser: options.browser,
      env: { WXT_FITTREND_ORIGIN: sandbox.origin },
      outDir,
    })
    narrator.tell('The extension is built for it.')
    const driver = await launchBrowser(options.browser, { extensionDir, headed: options.headed })
    return { sandbox, driver, close: () => driver.close().finally(sandbox.close) }
  } catch (error) {
    await sandbox.close()
    throw error
  }
}
