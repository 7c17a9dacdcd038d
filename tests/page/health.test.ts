import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PageView } from '../../utils/page/page-step.ts'
import { type BrowserPage, browserNames, openBrowserPage } from './browser-page.ts'
import { fitbit } from './run-steps.ts'

declare const engine: typeof import('./engine-in-page.ts')

/** Entries that say in plain sight that the import has stopped: none of them may pass for one that works. */
const entries: Record<string, string> = {
  'inline beside the name':
    '<li><span>Fitbit</span> <small>Token expired</small> <button>+</button></li>',
  'bare text beside the name': '<li><b>Fitbit</b> Token expired <button>+</button></li>',
  'in a block of its own': '<li><b>Fitbit</b><p>Import stopped</p><button>+</button></li>',
  'inside a sentence of state':
    '<li><b>Fitbit</b> <span>Status: <em>Needs attention</em></span> <button>+</button></li>',
  'in a badge behind the (+)': '<li><b>Fitbit</b> <button>+</button> <i>Error</i></li>',
}

describe.each(browserNames)('health read from the page in %s', (name) => {
  let browser: BrowserPage
  beforeAll(async () => {
    browser = await openBrowserPage(name)
  }, 60_000)
  afterAll(() => browser.close())

  test.each(Object.entries(entries))('%s: broken', async (_, entry) => {
    await browser.show(
      `<h1>Connect</h1><ul><li><b>Garmin</b> <button>+</button></li>${entry}</ul><button>Enable Service</button>`,
    )
    const view: PageView = await browser.page.evaluate(
      (target) => engine.observePage(document, target, new AbortController().signal),
      fitbit,
    )
    expect(view).toMatchObject({ entry: 'collapsed', health: { kind: 'broken' } })
  })

  test('a button named like a state is no state, nor is a word in an explanation', async () => {
    await browser.show(
      '<h1>Connect</h1><ul><li><b>Fitbit</b> <button>+</button> <button>Reconnect</button><p>Should an error ever come up here, see the help article on how to mend it.</p></li><li><b>Garmin</b> <button>+</button></li></ul>',
    )
    const view: PageView = await browser.page.evaluate(
      (target) => engine.observePage(document, target, new AbortController().signal),
      fitbit,
    )
    expect(view.health.kind).toBe('listed')
  })
})
