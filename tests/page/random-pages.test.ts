import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PageTarget } from '../../utils/page/page-step.ts'
import { expectNoWrongClicks } from '../wrong-clicks.ts'
import { type BrowserPage, browserNames, openBrowserPage } from './browser-page.ts'
import { type RandomPage, randomPage } from './random/random-page.ts'
import { fitbit } from './run-steps.ts'

declare const engine: typeof import('./engine-in-page.ts')

const batches = 20
const pagesInBatch = 100

describe.each(browserNames)('pages made at random in %s', (name) => {
  let browser: BrowserPage
  beforeAll(async () => {
    browser = await openBrowserPage(name)
    await browser.show('<!doctype html><title>Random</title><body></body>')
  }, 60_000)
  afterAll(() => browser.close())

  test('what is found is the right control, or nothing', async () => {
    const counts = { pages: 0, there: 0, right: 0, wrong: 0 }
    const pages = fc.tuple(...Array.from({ length: pagesInBatch }, () => randomPage))
    const holds = fc.asyncProperty(pages, async (batch) => {
      const seen = await browser.page.evaluate(lookAtAll, batch, fitbit)
      for (const { there, right, wrong } of seen) {
        counts.pages += 1
        counts.there += there.length
        counts.right += right.length
        counts.wrong += wrong.length
      }
      const places = seen.flatMap(({ wrong }, place) => (wrong.length > 0 ? [place] : []))
      const bad = places.map((place) => ({ page: batch[place], wrong: seen[place]?.wrong }))
      expectNoWrongClicks(bad.slice(0, 1).map((page) => JSON.stringify(page, null, 2)))
    })
    await fc.assert(holds, { seed: 20_260, numRuns: batches, endOnFailure: true })
    console.log(
      `random pages in ${name}: ${counts.pages} pages, ${counts.right} of ${counts.there} controls found, ${counts.wrong} wrong`,
    )
    expect(counts.right / counts.there, 'found').toBeGreaterThan(0.8)
  }, 300_000)
})

interface Seen {
  there: string[]
  right: string[]
  wrong: string[]
}

/** Runs in the page: shows each, lets the engine look, and compares with the marks. */
function lookAtAll(pages: readonly RandomPage[], usual: PageTarget): Seen[] {
  return pages.map((page, place) => {
    const target = {
      ...usual,
      service: { id: `random-${place}-${Math.random()}`, name: page.target },
      otherServices: page.others,
    }
    const context = engine.createContext(document, target, new AbortController().signal)
    document.body.setHTMLUnsafe(page.before)
    const before = compare(context, page)
    context.memory[page.reveals] = engine.revealedSince(context.latest().observation.snapshot)
    if (page.reveals === 'sincePick') context.memory.sinceChoice = context.memory.sincePick
    document.body.setHTMLUnsafe(page.after)
    const after = compare(context, page)
    return {
      there: [...before.there, ...after.there],
      right: [...before.right, ...after.right],
      wrong: [...before.wrong, ...after.wrong],
    }
  })

  function compare(context: ReturnType<typeof engine.createContext>, { target }: RandomPage): Seen {
    const observation = context.observe()
    const { entry } = observation.search
    const found = {
      expand: entry.kind === 'found' ? entry.it.expander : null,
      disable: entry.kind === 'found' ? entry.it.act('disable') : null,
      remove: entry.kind === 'found' ? entry.it.act('remove') : null,
      enableService: observation.enableService,
      enable: observation.enable,
    }
    const seen: Seen = { there: [], right: [], wrong: [] }
    for (const [role, finding] of Object.entries(found)) {
      const mark = role === 'enableService' ? role : `${role} ${target}`
      note(role, mark, finding?.kind === 'found' ? finding.it.element : null, mark)
    }
    const choice = observation.choice.kind === 'found' ? observation.choice.it : null
    const chosen = choice?.node.element ?? null
    const option = choice?.option?.label
    note('choose', `choose ${target}`, chosen, option === undefined ? '' : 'choose')
    return seen

    function note(role: string, mark: string, element: Element | null, other: string): void {
      const isThere = marked(document, mark).length > 0
      if (isThere) seen.there.push(role)
      const said = element?.closest('[data-ok]')?.getAttribute('data-ok')
      if (element === null) return
      if (said === mark || (said === other && said === 'choose')) seen.right.push(role)
      else seen.wrong.push(`${role}: ${element.outerHTML} is ${said}`)
    }
  }

  function marked(root: Document | ShadowRoot, mark: string): Element[] {
    const shadow = root.querySelector('x-connect')?.shadowRoot
    const here = [...root.querySelectorAll(`[data-ok="${mark}"]`)]
    return shadow && root === document ? [...here, ...marked(shadow, mark)] : here
  }
}
