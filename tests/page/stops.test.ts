import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectNoWrongClicks, wrongIn } from '../wrong-clicks.ts'
import { type BrowserPage, browserNames, openBrowserPage } from './browser-page.ts'
import { stopPages } from './pages/stop-pages.ts'
import { allSteps, runSteps } from './run-steps.ts'

declare const log: string[]

describe.each(browserNames)('stops in %s', (name) => {
  let browser: BrowserPage
  beforeAll(async () => {
    browser = await openBrowserPage(name)
  }, 60_000)
  afterAll(() => browser.close())

  test.each(Object.entries(stopPages))(
    '%s',
    async (_, page) => {
      await browser.show(page.html)
      const results = await runSteps(browser, allSteps)
      const clicks = await browser.page.evaluate(() => log)
      expectNoWrongClicks(wrongIn(clicks))
      expect(clicks).toEqual(page.log)
      const { kind, lookedFor = expect.any(String) } = page
      expect(results.at(-1)).toMatchObject({ kind: 'stopped', problem: { kind, lookedFor } })
    },
    40_000,
  )
})
