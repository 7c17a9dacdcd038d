import { parseArgs } from 'node:util'
import type { BrowserName } from '../scripts/find-browser.ts'

export interface DemoOptions {
  browser: BrowserName
  /** Shows the windows, and leaves them open to play with. */
  headed: boolean
  /** Also renews the README's picture of the popup. */
  readmePicture: boolean
}

/** @throws Error that says what is wrong with the command line, or with this machine for it. */
export function readOptions(args: string[]): DemoOptions {
  const { values } = parseArgs({
    args,
    options: {
      browser: { type: 'string', default: 'chromium' },
      headed: { type: 'boolean', default: false },
      'readme-picture': { type: 'boolean', default: false },
    },
  })
  const { browser, headed } = values
  if (browser !== 'chromium' && browser !== 'firefox') {
    throw new Error(`--browser must be chromium or firefox, not "${browser}".`)
  }
  if (headed && !hasDisplay()) {
    throw new Error('There is no display for --headed (DISPLAY and WAYLAND_DISPLAY are not set).')
  }
  return { browser, headed, readmePicture: values['readme-picture'] }
}

/** Windows and macOS always have one. */
function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}
