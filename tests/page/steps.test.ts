import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectNoWrongClicks, wrongIn } from '../wrong-clicks.ts'
import { type BrowserPage, browserNames, openBrowserPage } from './browser-page.ts'
import { wholeLog } from './pages/connect-app.ts'
import { honestPages } from './pages/honest-pages.ts'
import { allSteps, runSteps } from './run-steps.ts'

declare const log: string[]

/** Pages without a picker of its own, or without a choice to make, leave that out. */
const optional = new Set(['enable service', 'pick'])

describe.each(browserNames)('six steps in %s', (name) => {
  let browser: BrowserPage
  beforeAll(async () => {
    browser = await openBrowserPage(name)
    browser.serve('/consent', '<h1>Consent</h1>')
  }, 60_000)
  afterAll(() => browser.close())

  test.each(Object.entries(honestPages))(
    '%s',
    async (_, html) => {
      await browser.show(html)
      const results = await runSteps(browser, allSteps.slice(0, -1))
      const clicks = await browser.page.evaluate(() => log)
      expectNoWrongClicks(wrongIn(clicks))
      expect(
        results.map((result) => (result.kind === 'stopped' ? result.problem : result.kind)),
      ).toEqual(results.map(() => 'done'))
      expect(clicks.filter((click) => !optional.has(click))).toEqual(
        wholeLog.slice(0, 2).filter((click) => !optional.has(click)),
      )
      expect(await runSteps(browser, ['enable'])).toMatchObject([{ kind: 'leaving' }])
      expect(browser.page.url()).toContain('/consent')
    },
    40_000,
  )
})
