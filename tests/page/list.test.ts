import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectNoWrongClicks, wrongIn } from '../wrong-clicks.ts'
import { type BrowserPage, browserNames, openBrowserPage } from './browser-page.ts'
import { ownPage, readablePages, unreadablePages } from './pages/list-pages.ts'
import { runStep } from './run-steps.ts'

declare const log: string[]

describe.each(browserNames)('the list of services, read before Disable, in %s', (name) => {
  let browser: BrowserPage
  beforeAll(async () => {
    browser = await openBrowserPage(name)
  }, 60_000)
  afterAll(() => browser.close())

  const read = (acted = false) => runStep(browser, 'select', { mode: 'read-list', acted })
  const reached = () => browser.page.evaluate(() => log)

  test.each(Object.entries(readablePages))('%s', async (_, page) => {
    await browser.show(page.html)
    const result = await read()
    expectNoWrongClicks(wrongIn(await reached()))
    expect(result).toMatchObject({ kind: 'done', clicked: page.clicked })
    expect(result.leftOpen).toBe(page.leftOpen)
    // It is as if nobody had looked.
    if (page.leftOpen) return
    const after = await runStep(browser, 'expand')
    expect(after).toMatchObject({ kind: 'done', clicked: ['(+) of Fitbit'] })
    expect(await runStep(browser, 'disable')).toMatchObject({ kind: 'done' })
    expect((await reached()).filter((it) => it !== 'enable service')).toEqual(['disable'])
  })

  test.each(Object.entries(unreadablePages))('stops: %s', async (_, page) => {
    await browser.show(page.html)
    const result = await read()
    expectNoWrongClicks(wrongIn(await reached()))
    expect(result).toMatchObject({
      kind: 'stopped',
      problem: { kind: page.stops },
      clicked: page.clicked,
    })
    expect(result.leftOpen).toBeUndefined()
    expect((await reached()).filter((it) => it !== 'enable service')).toEqual([])
  })

  const cuts = Object.entries(readablePages).filter(([, { clicked }]) => clicked.length > 0)
  test.each(cuts)('cut off, and read again: %s', async (_, page) => {
    for (const cutOff of [0, 60, 250]) {
      await browser.show(page.html)
      const cut = await runStep(browser, 'select', { mode: 'read-list', cutOff })
      // Later it may be through.
      if (cutOff === 0) expect(cut).toMatchObject({ problem: { kind: 'stopped' } })
      const result = await read()
      expectNoWrongClicks(wrongIn(await reached()))
      expect(result).toMatchObject({ kind: 'done' })
      expect(result.leftOpen).toBe(page.leftOpen)
      if (page.leftOpen) continue
      await runStep(browser, 'expand')
      expect(await runStep(browser, 'disable')).toMatchObject({ kind: 'done' })
    }
  })

  test('a page of its own is only looked at, whatever is called so there', async () => {
    browser.serve('/list', ownPage.list)
    await browser.show(ownPage.connect)
    expect(await read()).toMatchObject({ kind: 'leaving' })
    expect(await read(true)).toMatchObject({ kind: 'done', clicked: [] })
    expectNoWrongClicks(wrongIn(await reached()))
  })
})
