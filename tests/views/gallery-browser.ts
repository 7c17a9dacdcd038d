import puppeteer, { type Browser } from 'puppeteer-core'
import { type BrowserName, findBrowser } from '../../scripts/find-browser.ts'

export type Scheme = 'light' | 'dark'

/** A browser whose pages prefer the given colour scheme; Firefox takes that only as a preference at start. */
export function launchForGallery(name: BrowserName, scheme: Scheme): Promise<Browser> {
  const executablePath = findBrowser(name)
  if (name === 'firefox') {
    return puppeteer.launch({
      browser: 'firefox',
      executablePath,
      extraPrefsFirefox: {
        'layout.css.prefers-color-scheme.content-override': scheme === 'dark' ? 0 : 1,
        'ui.prefersReducedMotion': 1,
      },
    })
  }
  return puppeteer.launch({
    browser: 'chrome',
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-background-networking',
      '--force-prefers-reduced-motion',
      `--blink-settings=preferredColorScheme=${scheme === 'dark' ? 0 : 1}`,
    ],
  })
}
