import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type BrowserPage, browserNames, openBrowserPage } from './browser-page.ts'

declare const engine: typeof import('./engine-in-page.ts')

describe.each(browserNames)("the answer to the page's confirm() in %s", (name) => {
  let browser: BrowserPage
  const dialogs: string[] = []
  beforeAll(async () => {
    browser = await openBrowserPage(name)
    browser.page.on('dialog', (dialog) => {
      dialogs.push(dialog.message())
      void dialog.dismiss()
    })
    await browser.show('<iframe srcdoc="<p>A frame</p>"></iframe>')
  }, 60_000)
  afterAll(() => browser.close())

  test('is the engine’s, whichever frame asks; where nobody judges, the browser asks', async () => {
    const seen = await browser.page.evaluate(() => {
      const frame = window[0] as Window & typeof globalThis & { engine: typeof engine }
      const heard: string[] = []
      const judge = (event: Event) => {
        const text = (event as CustomEvent<string>).detail
        heard.push(text)
        if (text === 'Mine?') return
        const detail = text === 'Remove Fitbit?' ? 'yes' : 'cancel'
        document.dispatchEvent(new CustomEvent('fittrend-reconnect-answer', { detail }))
      }
      document.addEventListener('fittrend-reconnect-confirm', judge)
      engine.armConfirm()
      frame.engine.armConfirm()
      const answers = [
        frame.confirm('Remove Fitbit?'),
        confirm('Remove Fitbit?'),
        frame.confirm('Delete all?'),
        confirm('Mine?'),
      ]
      engine.disarmConfirm()
      frame.engine.disarmConfirm()
      document.removeEventListener('fittrend-reconnect-confirm', judge)
      return { answers, heard, after: confirm('Later?') }
    })
    expect(seen).toEqual({
      answers: [true, true, false, false],
      heard: ['Remove Fitbit?', 'Remove Fitbit?', 'Delete all?', 'Mine?'],
      after: false,
    })
    expect(dialogs.splice(0)).toEqual(['Mine?', 'Later?'])
  })

  test('ends by itself', async () => {
    const seen = await browser.page.evaluate(async () => {
      const original = window.confirm
      engine.armConfirm(200)
      const isOurs = window.confirm !== original
      await new Promise((resolve) => setTimeout(resolve, 250))
      return { isOurs, isBack: window.confirm === original }
    })
    expect(seen).toEqual({ isOurs: true, isBack: true })
  })

  test('lasts longer when it is asked for again', async () => {
    const seen = await browser.page.evaluate(async () => {
      const original = window.confirm
      engine.armConfirm(100)
      engine.armConfirm(5_000)
      await new Promise((resolve) => setTimeout(resolve, 150))
      const isOurs = window.confirm !== original
      engine.disarmConfirm()
      return { isOurs, isBack: window.confirm === original }
    })
    expect(seen).toEqual({ isOurs: true, isBack: true })
  })

  test('leaves a confirm() that the page has put in its place meanwhile', async () => {
    const seen = await browser.page.evaluate(() => {
      const original = window.confirm
      engine.armConfirm()
      const pagesOwn = () => true
      window.confirm = pagesOwn
      engine.disarmConfirm()
      const isLeft = window.confirm === pagesOwn
      window.confirm = original
      return isLeft
    })
    expect(seen).toBe(true)
  })

  test('alert(), prompt() and beforeunload stay the browser’s', async () => {
    const isUntouched = await browser.page.evaluate(() => {
      const before = [window.alert, window.prompt, window.onbeforeunload]
      engine.armConfirm()
      const after = [window.alert, window.prompt, window.onbeforeunload]
      engine.disarmConfirm()
      return before.every((it, place) => it === after[place])
    })
    expect(isUntouched).toBe(true)
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
