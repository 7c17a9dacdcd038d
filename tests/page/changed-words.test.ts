import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type BrowserPage, browserNames, openBrowserPage } from './browser-page.ts'
import { connectApp } from './pages/connect-app.ts'
import { fitbit, runSteps } from './run-steps.ts'

declare const log: string[]

/** A Connect page whose words aren't those of the help article. */
const page = connectApp({
  render: `'<h1>Connect</h1><ul>' + list(names().map((name) => '<li><span>' + name + '</span>' + plus(name) + (state.open === name ? acts(name) : '') + '</li>')) + '</ul>' + opener() + menu() + offer()`,
}).replaceAll("button('Disable'", "button('Désactiver'")

describe.each(browserNames)('changed words in %s', (name) => {
  let browser: BrowserPage
  beforeAll(async () => {
    browser = await openBrowserPage(name)
  }, 60_000)
  afterAll(() => browser.close())

  test('stop the engine, which tells the words that the page has there', async () => {
    await browser.show(page)
    const last = (await runSteps(browser, ['open', 'expand', 'disable'])).at(-1)
    expect(last).toMatchObject({
      kind: 'stopped',
      problem: { kind: 'not-found', lookedFor: '"Disable" of Fitbit' },
    })
    expect(last?.kind === 'stopped' && last.problem.candidates).toContain('button "Désactiver"')
    expect(await browser.page.evaluate(() => log)).toEqual([])
  })

  test('are enough in the profile, whatever their case and accents', async () => {
    await browser.show(page)
    const words = { ...fitbit.words, disable: ['Disable', 'DESACTIVER'] }
    const results = await runSteps(browser, ['open', 'expand', 'disable', 'remove'], {
      ...fitbit,
      words,
    })
    expect(results.map(({ kind }) => kind)).toEqual(['done', 'done', 'done', 'done'])
    expect(await browser.page.evaluate(() => log)).toEqual(['disable', 'remove'])
  })
})
