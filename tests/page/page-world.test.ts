import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type BrowserPage, browserNames, openBrowserPage } from './browser-page.ts'

declare const engine: typeof import('./engine-in-page.ts')

describe.each(browserNames)("the answer to the page's confirm() in %s", (name) => {
  let browser: BrowserPage
  beforeAll(async () => {
    browser = await openBrowserPage(name)
    browser.page.on('dialog', (dialog) => void dialog.dismiss())
    await browser.show('<iframe srcdoc="<p>A frame</p>"></iframe>')
  }, 60_000)
  afterAll(() => browser.close())

  test('is given once, whichever frame asks first, and taken back', async () => {
    const seen = await browser.page.evaluate(() => {
      const frame = window[0] as Window & typeof globalThis & { engine: typeof engine }
      engine.armConfirm()
      frame.engine.armConfirm()
      const answers = [
        frame.confirm('Remove Fitbit?'),
        frame.confirm('Again?'),
        confirm('And this?'),
      ]
      const texts = [engine.disarmConfirm(), frame.engine.disarmConfirm()]
      return { answers, texts, after: confirm('Later?') }
    })
    expect(seen).toEqual({
      answers: [true, false, false],
      texts: [null, 'Remove Fitbit?'],
      after: false,
    })
  })

  test('expires by itself; its text stays', async () => {
    const seen = await browser.page.evaluate(async () => {
      const original = window.confirm
      engine.armConfirm(200)
      const inTime = confirm('Remove Fitbit?')
      await new Promise((resolve) => setTimeout(resolve, 250))
      const isBack = window.confirm === original
      return { inTime, isBack, text: engine.disarmConfirm() }
    })
    expect(seen).toEqual({ inTime: true, isBack: true, text: 'Remove Fitbit?' })
  })

  test('lasts longer when it is asked for again', async () => {
    const seen = await browser.page.evaluate(async () => {
      const original = window.confirm
      engine.armConfirm(100)
      engine.armConfirm(5_000)
      await new Promise((resolve) => setTimeout(resolve, 150))
      const answer = confirm('Remove Fitbit?')
      engine.disarmConfirm()
      return { answer, isBack: window.confirm === original }
    })
    expect(seen).toEqual({ answer: true, isBack: true })
  })

  test('a link that was made ready twice is clicked once', async () => {
    const clicks = await browser.page.evaluate(() => {
      const button = document.createElement('button')
      document.body.append(button)
      let count = 0
      button.addEventListener('click', () => {
        count += 1
      })
      engine.armClick()
      engine.armClick()
      for (let time = 0; time < 2; time += 1)
        button.dispatchEvent(
          new CustomEvent('fittrend-reconnect-click', { bubbles: true, composed: true }),
        )
      return count
    })
    expect(clicks).toBe(1)
  })
})
