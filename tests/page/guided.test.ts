import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type BrowserPage, browserNames, openBrowserPage } from './browser-page.ts'
import { honestPages } from './pages/honest-pages.ts'
import { runStep } from './run-steps.ts'

declare const log: string[]

const list = honestPages['a table with the panel in a row of its own'] ?? ''
const ours = 'tr:nth-child(2)'

describe.each(browserNames)('modes in %s', (name) => {
  let browser: BrowserPage
  beforeAll(async () => {
    browser = await openBrowserPage(name)
  }, 60_000)
  afterAll(() => browser.close())

  test('guided: shows what to click, follows the click, goes on by itself to the next', async () => {
    await browser.show(list)
    const disabled = runStep(browser, 'disable', { mode: 'guided' })
    await waitForHint(browser, 'Click (+) of Fitbit.')
    await browser.page.click(`${ours} button`)
    await waitForHint(browser, 'Click Disable of Fitbit.')
    await browser.page.click('tr:nth-child(3) button')
    expect(await disabled).toMatchObject({
      kind: 'done',
      clicked: ['(+) of Fitbit', 'Disable of Fitbit'],
    })
    expect(await browser.page.evaluate(() => log)).toEqual(['disable'])
  })

  test('guided: says what it looks for where it finds nothing, and sees when it is done', async () => {
    await browser.show('<h1>Connect</h1><button>Enable Service</button><p>Fitbit is broken</p>')
    const expanded = runStep(browser, 'expand', { mode: 'guided' })
    await waitForHint(browser, 'We could not find entry of Fitbit')
    await browser.page.evaluate(() => {
      document.body.insertAdjacentHTML(
        'beforeend',
        '<ul><li>Fitbit <button>-</button><button>Disable</button></li></ul>',
      )
    })
    expect(await expanded).toMatchObject({ kind: 'done', clicked: [] })
  })

  test('dry run: finds and clicks nothing', async () => {
    await browser.show(list)
    expect(await runStep(browser, 'expand', { mode: 'dry-run' })).toMatchObject({
      kind: 'done',
      clicked: [],
      found: ['button "Expand Fitbit"'],
    })
    expect(await runStep(browser, 'select', { mode: 'dry-run' })).toMatchObject({
      found: ['button "Enable Service"'],
    })
    expect(await browser.page.evaluate(() => document.querySelectorAll('td[colspan]').length)).toBe(
      0,
    )
  })
})

async function waitForHint(browser: BrowserPage, sentence: string): Promise<void> {
  await browser.page.waitForFunction(
    (text: string) =>
      (window as { shown?: { sentence: string }[] }).shown?.at(-1)?.sentence.startsWith(text),
    { timeout: 5_000 },
    sentence,
  )
}
