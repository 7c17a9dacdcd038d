import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectNoWrongClicks, wrongIn } from '../wrong-clicks.ts'
import { type BrowserPage, browserNames, openBrowserPage } from './browser-page.ts'
import { runStep } from './run-steps.ts'

declare const log: string[]

const list = '<h1>Connect</h1><ul><li>Garmin <button>+</button></li></ul>'
const promo = 'Faster Fitbit sync with Premium, $4.99, billed today'
const buy = `<button onclick="log.push('wrong: bought')">Enable</button>`
const enable = `<button onclick="log.push('enable');location.href='/consent'">Enable</button>`

/** Pages of step 6 on which an Enable sells something; `free`: another one is the service's own. */
const pages: [string, { html: string; free: boolean }][] = [
  [
    'a card',
    { html: `${list}<section><h2>Fitbit</h2><p>${promo}</p>${buy}</section>`, free: false },
  ],
  [
    'a dialog',
    {
      html: `${list}<div role="dialog" aria-label="Fitbit"><p>${promo}</p>${buy}</div>`,
      free: false,
    },
  ],
  ['bare words beside it', { html: `${list}<h2>Fitbit</h2><p>${promo}</p>${buy}`, free: false }],
  [
    'its own name',
    {
      html: `${list}<section><h2>Fitbit</h2>${buy.replace('>Enable', ' title="7 days free trial, then 5 € a month">Enable')}</section>`,
      free: false,
    },
  ],
  [
    'terms',
    {
      html: `${list}<section><h2>Fitbit</h2><p>By enabling you accept the Terms of Premium Sync.</p>${buy}</section>`,
      free: false,
    },
  ],
  [
    'an entry of the list',
    {
      html: `<h1>Connect</h1><ul><li>Garmin <button>+</button></li><li>Fitbit <span>${promo}</span> ${buy}</li></ul>`,
      free: false,
    },
  ],
  [
    'an advert above the service’s own',
    {
      html: `<aside><h2>Fitbit</h2><p>${promo}</p>${buy}</aside>${list}<section><h2>Fitbit</h2><p>You will be asked for permission at Fitbit.</p>${enable}</section>`,
      free: true,
    },
  ],
]

describe.each(browserNames)('step 6 in %s presses no Enable that sells something', (name) => {
  let browser: BrowserPage
  beforeAll(async () => {
    browser = await openBrowserPage(name)
    browser.serve('/consent', '<h1>Consent</h1>')
  }, 60_000)
  afterAll(() => browser.close())

  test.each(pages)('%s', async (_, { html, free }) => {
    await browser.show(`<!doctype html><script>window.log = []</script><main>${html}</main>`)
    const result = await runStep(browser, 'enable')
    if (free) return expect(result.kind).toBe('leaving')
    expectNoWrongClicks(wrongIn(await browser.page.evaluate(() => log)))
    expect(result).toMatchObject({ kind: 'stopped', problem: { kind: 'unexpected-dialog' } })
  })
})
