import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type BrowserPage, browserNames, openBrowserPage } from './browser-page.ts'
import { connectApp, plainList, wholeLog } from './pages/connect-app.ts'
import { allSteps, runSteps } from './run-steps.ts'

declare const log: string[]

describe.each(browserNames)('steps in %s', (name) => {
  let browser: BrowserPage
  beforeAll(async () => {
    browser = await openBrowserPage(name)
    browser.serve('/consent', '<h1>Consent</h1>')
  }, 60_000)
  afterAll(() => browser.close())

  test('a plain list that is rendered anew after each click', async () => {
    await browser.show(connectApp({ render: plainList }))
    const results = await runSteps(browser, allSteps.slice(0, -1))
    expect(results).toMatchObject(results.map(() => ({ kind: 'done' })))
    expect(await browser.page.evaluate(() => log)).toEqual(wholeLog.slice(0, -1))
    expect(await runSteps(browser, ['enable'])).toMatchObject([{ kind: 'leaving' }])
    expect(browser.page.url()).toContain('/consent')
  }, 30_000)
})
