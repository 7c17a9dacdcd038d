import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectNoWrongClicks, wrongIn } from '../wrong-clicks.ts'
import { type BrowserPage, browserNames, openBrowserPage } from './browser-page.ts'
import { giantPages, hostilePages } from './pages/hostile-pages.ts'
import { allSteps, runSteps } from './run-steps.ts'

declare const log: string[]

/** Nothing may take longer, whatever the page does: steps have limits of their own. */
const mostMs = 30_000

// Pages that stop us make us wait: both browsers at once.
describe.concurrent.each(browserNames)('a hostile page in %s', (name) => {
  let browser: BrowserPage
  beforeAll(async () => {
    browser = await openBrowserPage(name)
    browser.serve('/consent', '<h1>Consent</h1>')
  }, 60_000)
  afterAll(() => browser.close())

  test.each(Object.entries(hostilePages))(
    '%s',
    { concurrent: false, timeout: mostMs + 10_000 },
    async (_, html) => {
      await browser.show(html)
      const { clicks, ms } = await attack(browser)
      expectNoWrongClicks(wrongIn(clicks))
      expect(clicks.filter((click) => click === 'remove').length).toBeLessThanOrEqual(1)
      expect(ms).toBeLessThan(mostMs)
    },
  )

  test.each(Object.entries(giantPages))(
    'has %s: ends in bounded time',
    { concurrent: false, timeout: mostMs + 10_000 },
    async (what, html) => {
      await browser.show(html)
      const { clicks, ms, ended } = await attack(browser)
      console.log(`${what} in ${name}: ${ended} after ${Math.round(ms)} ms`)
      expectNoWrongClicks(wrongIn(clicks))
      expect(ms).toBeLessThan(mostMs)
    },
  )
})

/** Runs the steps up to the one that would leave the page. A fault of the engine's is a stop, too. */
async function attack(browser: BrowserPage) {
  const begin = performance.now()
  const ended = await runSteps(browser, allSteps.slice(0, -1)).then(
    (results) => {
      const last = results.at(-1)
      return last?.kind === 'stopped' ? `stopped: ${last.problem.kind}` : `${last?.kind}`
    },
    (error: unknown) => `stopped: ${error}`,
  )
  const ms = performance.now() - begin
  return { clicks: await browser.page.evaluate(() => log), ms, ended }
}
