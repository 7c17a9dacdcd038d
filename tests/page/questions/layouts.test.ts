import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectNoWrongClicks, wrongIn } from '../../wrong-clicks.ts'
import { type BrowserPage, browserNames, openBrowserPage } from '../browser-page.ts'
import { runStep } from '../run-steps.ts'
import { pageThatAsks } from './page-that-asks.ts'

declare const log: string[]

// Where a page puts what it asks: around, beside and after the words and buttons that alone would be plain.

const costly = 'All imported data will be deleted.'
const style = `.said::before { content: "${costly}" } .through { text-decoration: line-through }`
const box = 'role="dialog" style="position:fixed;inset:30% 20%;background:#fff"'
const buttons = '<button onclick="no()">Cancel</button> <button onclick="yes()">Remove</button>'

const put = (html: string, where = 'body') => `put(\`${html}\`, '${where}');`

/** More is asked than the act: no yes, and the question is the user’s. */
const more: [name: string, onRemove: string][] = [
  [
    'in a wrapper that keeps clicks to itself',
    put(
      `<div ${box}><div onclick="event.stopPropagation()"><p>${costly}</p>${buttons}</div></div>`,
    ),
  ],
  [
    'in a wrapper that takes the focus',
    put(`<div ${box}><div tabindex="0"><p>${costly}</p>${buttons}</div></div>`),
  ],
  [
    'in an inline wrapper with a handler',
    put(`<div onclick="1"><p>${costly}</p><p>Remove Fitbit?</p>${buttons}</div>`, '#entry'),
  ],
  [
    'in a heading around the dialog',
    put(
      `<div onclick="1"><h2>${costly}</h2><div ${box}><p>Remove Fitbit?</p>${buttons}</div></div>`,
    ),
  ],
  [
    'in the dialog, after a moment',
    `${put(`<div ${box}><p>Remove Fitbit?</p><p id="late"></p>${buttons}</div>`)}
    setTimeout(() => { $('#late').textContent = '${costly}' }, 150)`,
  ],
  [
    'in the dialog, once it has been fetched',
    `${put(`<div ${box}><p>Remove Fitbit?</p><p id="late" aria-busy="true">…</p>${buttons}</div>`)}
    setTimeout(() => { $('#late').removeAttribute('aria-busy'); $('#late').textContent = '${costly}' }, 800)`,
  ],
  [
    'in the entry, after a moment',
    `${put(`<p>Remove Fitbit?</p><p id="late"></p>${buttons}`, '#entry')}
    setTimeout(() => { $('#late').textContent = '${costly}' }, 150)`,
  ],
  [
    'by a style around the dialog',
    put(`<div class="said"><div ${box}><p>Remove Fitbit?</p>${buttons}</div></div>`),
  ],
  [
    'by a box beside the dialog',
    put(
      `<div ${box}><p>Remove Fitbit?</p>${buttons}</div><label><input type="checkbox" checked> Delete my data</label>`,
    ),
  ],
  [
    'by a box that nothing but a drawn switch shows',
    put(
      `<div ${box}><p>Remove Fitbit?</p><div><input type="checkbox" style="display:none"><span>Fitbit</span></div>${buttons}</div>`,
    ),
  ],
  [
    'by what strikes out the words that data stays',
    put(
      `<div ${box}><p>Remove Fitbit?</p><p class="through"><span>Your imported data stays.</span></p>${buttons}</div>`,
    ),
  ],
  [
    'by the value of a button with another name',
    put(
      `<div ${box}><p>Remove Fitbit?</p><button onclick="no()">Cancel</button> <input type="button" aria-label="Remove" value="Delete account" onclick="yes()"></div>`,
    ),
  ],
  [
    'by a link around the button',
    put(
      `<div ${box}><p>Are you sure?</p><button onclick="no()">Cancel</button> <a href="/premium"><button onclick="yes()">Continue</button></a></div>`,
    ),
  ],
]

/** The same act, asked in a way of its own: answered. */
const plain: [name: string, onRemove: string][] = [
  [
    'in an overlay with a handler',
    put(
      `<div onclick="no()"><div ${box} onclick="event.stopPropagation()"><p>Remove Fitbit?</p>${buttons}</div></div>`,
    ),
  ],
  [
    'with a cross that closes it',
    put(
      `<div ${box}><button aria-label="Close" onclick="no()"><span aria-hidden="true">×</span></button><p>Remove Fitbit?</p>${buttons}</div>`,
    ),
  ],
  ['in the entry', put(`<p>Remove Fitbit?</p>${buttons}`, '#entry')],
]

describe.each(browserNames)('where a question stands, in %s', (name) => {
  let browser: BrowserPage
  beforeAll(async () => {
    browser = await openBrowserPage(name)
  }, 60_000)
  afterAll(() => browser.close())

  const remove = async (onRemove: string) => {
    await browser.show(pageThatAsks(onRemove, style))
    const result = await runStep(browser, 'remove', { pace: { effectMs: 1_500, stayMs: 300 } })
    const seen: string[] = await browser.page.evaluate(() => log)
    return { result, seen }
  }

  test.each(more)('what it costs %s: the user’s', async (_, onRemove) => {
    const { result, seen } = await remove(onRemove)
    expectNoWrongClicks(seen.filter((it) => it === 'yes').map(() => 'wrong: yes'))
    expect(result).toMatchObject({ kind: 'stopped', problem: { kind: 'unexpected-dialog' } })
  })

  test('another service’s Remove, which comes to light with the click, is no yes', async () => {
    const { seen } = await remove(`
      put('<button onclick="log.push(\\'wrong: garmin\\')">Remove</button>', '#garmin')
      setTimeout(() => { $('#entry').remove() }, 900)`)
    expectNoWrongClicks(wrongIn(seen))
    expect(seen).toEqual(['act'])
  })

  test('a second question in the place of the first gets no second yes', async () => {
    const { result, seen } = await remove(
      `${put(`<div ${box}><p>Remove Fitbit?</p><button onclick="no()">Cancel</button> <button onclick="this.closest('div').innerHTML = again">Remove</button></div>`)}
      window.again = \`<p>${costly}</p>${buttons}\``,
    )
    expectNoWrongClicks(seen.filter((it) => it === 'yes').map(() => 'wrong: yes'))
    expect(result).toMatchObject({ kind: 'stopped', clicked: ['Remove of Fitbit', 'Remove'] })
  })

  test.each(plain)('a plain question %s: yes', async (_, onRemove) => {
    const { result, seen } = await remove(onRemove)
    expect(seen.slice(0, 2)).toEqual(['act', 'yes'])
    expect(result).toMatchObject({ kind: 'done', questions: [{ answer: 'yes', form: 'page' }] })
  })
})
