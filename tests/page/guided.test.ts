import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Guidance, GuideRequest } from '../../utils/page/page-step.ts'
import { type BrowserPage, browserNames, openBrowserPage } from './browser-page.ts'
import { honestPages } from './pages/honest-pages.ts'
import { stopPages } from './pages/stop-pages.ts'
import { fitbit, runStep } from './run-steps.ts'

declare const engine: typeof import('./engine-in-page.ts')
declare const log: string[]

const list = honestPages['a table with the panel in a row of its own'] ?? ''
const ours = 'tr:nth-child(2)'

describe.each(browserNames)('guided in %s', (name) => {
  let browser: BrowserPage
  beforeAll(async () => {
    browser = await openBrowserPage(name)
  }, 60_000)
  afterAll(() => browser.close())

  test('shows what to click, and follows the click', async () => {
    await browser.show(list)
    const expanded = guide(browser, 'disable')
    await waitForHint(browser, 'Click (+) of Fitbit.')
    await browser.page.click(`${ours} button`)
    expect(await expanded).toBe('helped')
    const disabled = guide(browser, 'disable')
    await waitForHint(browser, 'Click Disable of Fitbit.')
    await browser.page.click('tr:nth-child(3) button')
    expect(await disabled).toBe('helped')
    expect(await browser.page.evaluate(() => log)).toEqual(['disable'])
    expect(await runStep(browser, 'disable', { acted: true })).toMatchObject({ clicked: [] })
  })

  test('clicks of scripts don’t count', async () => {
    await browser.show(list)
    const expanded = guide(browser, 'disable')
    await waitForHint(browser, 'Click (+) of Fitbit.')
    await browser.page.evaluate(() => {
      const expander = document.querySelector<HTMLElement>('tr:nth-child(2) button')
      expander?.removeAttribute('onclick')
      expander?.click()
    })
    const waited = await Promise.race([
      expanded,
      new Promise<string>((resolve) => setTimeout(() => resolve('still waiting'), 250)),
    ])
    expect(waited).toBe('still waiting')
    await browser.page.click(`${ours} button`)
    expect(await expanded).toBe('helped')
  })

  test('says what it looks for where it finds nothing, and goes on once it is there', async () => {
    await browser.show('<h1>Connect</h1><button>Enable Service</button><p>Fitbit is broken</p>')
    const expanded = guide(browser, 'expand', 'not-found')
    await waitForHint(browser, 'We could not find entry of Fitbit')
    await browser.page.evaluate(() => {
      document.body.insertAdjacentHTML('beforeend', '<ul><li>Fitbit <button>+</button></li></ul>')
    })
    expect(await expanded).toBe('helped')
  })

  test('goes on once the user has put away what lies over the page', async () => {
    await browser.show(stopPages['a cookie notice over everything']?.html ?? '')
    const expanded = guide(browser, 'expand', 'covered')
    await waitForHint(browser, 'Something lies over (+) of Fitbit.')
    await browser.page.evaluate(() => document.querySelector('main > div:last-child')?.remove())
    expect(await expanded).toBe('helped')
  })

  test('tells of clicks elsewhere', async () => {
    await browser.show(list)
    const expanded = guide(browser, 'expand', 'no-effect')
    await waitForHint(browser, 'Click (+) of Fitbit.')
    await browser.page.click('h1')
    await browser.page.waitForFunction(() => (window as { elsewhere?: number }).elsewhere === 1, {
      timeout: 5_000,
    })
    await browser.page.click(`${ours} button`)
    expect(await expanded).toBe('helped')
  })
})

describe.each(browserNames)('dry run in %s', (name) => {
  let browser: BrowserPage
  beforeAll(async () => {
    browser = await openBrowserPage(name)
  }, 60_000)
  afterAll(() => browser.close())

  test('finds and clicks nothing', async () => {
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

/** Starts to guide the user; `shown` in the page keeps what they were shown. */
function guide(
  browser: BrowserPage,
  step: GuideRequest['step'],
  stoppedBy: GuideRequest['stoppedBy'] = null,
): Promise<Guidance> {
  return browser.page.evaluate(
    (request: GuideRequest) => {
      const shown: unknown[] = []
      const seen = { shown, elsewhere: 0 }
      Object.assign(window, seen)
      return engine.guideStep(document, request, new AbortController().signal, {
        pace: { guideMs: 20_000, effectMs: 1_000 },
        showTarget: (target) => void (target && shown.push(target)),
        userClicked: () => {
          Object.assign(window, { elsewhere: 1 })
        },
      })
    },
    { step, target: fitbit, stoppedBy },
  )
}

async function waitForHint(browser: BrowserPage, sentence: string): Promise<void> {
  await browser.page.waitForFunction(
    (text: string) =>
      (window as { shown?: { sentence: string }[] }).shown?.at(-1)?.sentence.startsWith(text),
    { timeout: 5_000 },
    sentence,
  )
}
