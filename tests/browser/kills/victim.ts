import type { RunningSandbox } from '../../../sandbox/start.ts'
import type { KeptBrowser } from '../browser-test.ts'
import type { Driver } from '../drivers/driver.ts'
import { type Wake, wake } from './wake.ts'

/** What is killed, and lives again. */
export interface Victim {
  /** The browser that runs now. */
  readonly driver: Driver
  /** Kills, and gives what is dead the event that starts it again. */
  kill(how: Wake): Promise<void>
  /** The browser's windows end with it: the user opens the popup anew. */
  readonly takesWindows: boolean
}

/** The service worker, or Firefox's event page. */
export function backgroundOf(driver: Driver, sandbox: RunningSandbox): Victim {
  return {
    driver,
    takesWindows: false,
    async kill(how) {
      await driver.killBackground()
      await wake(driver, sandbox, how)
    },
  }
}

/** The whole browser, by kill -9; it starts again with the same profile. */
export function wholeBrowser(kept: KeptBrowser): Victim {
  return {
    get driver() {
      return kept.driver
    },
    takesWindows: true,
    kill: () => kept.killAndRestart(),
  }
}
