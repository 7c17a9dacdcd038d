import { mkdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Browser, Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchForGallery } from './gallery-browser.ts'
import { galleryModels } from './gallery-models.ts'
import { type GalleryServer, startGallery } from './gallery-server.ts'

declare const axe: typeof import('axe-core')
declare const show: (name: string) => void

const pictures = new URL('../../test-output/views/', import.meta.url)
const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core'), 'utf8')

const pages = [
  { view: 'popup', width: 360, states: Object.keys(galleryModels) },
  { view: 'popup', width: 1000, states: ['connections', 'working', 'repaired'] },
  { view: 'popup', width: 320, states: ['all-states', 'waiting-consent', 'not-repaired'] },
  {
    view: 'options',
    width: 900,
    states: ['connections', 'signed-out', 'two-accounts', 'no-api', 'loading'],
  },
  { view: 'options', width: 360, states: ['connections'] },
  {
    view: 'welcome',
    width: 900,
    states: ['signed-out', 'signing-in', 'no-site-access', 'all-states'],
  },
  { view: 'welcome', width: 360, states: ['all-states', 'check-failed'] },
]

let gallery: GalleryServer
beforeAll(async () => {
  await mkdir(pictures, { recursive: true })
  gallery = await startGallery()
}, 60_000)
afterAll(() => gallery.close())

describe.each([
  ['chromium', 'light'],
  ['chromium', 'dark'],
  ['firefox', 'light'],
  ['firefox', 'dark'],
] as const)('%s, %s', (name, scheme) => {
  let browser: Browser
  let page: Page
  beforeAll(async () => {
    browser = await launchForGallery(name, scheme)
    page = await browser.newPage()
  }, 60_000)
  afterAll(() => browser.close())

  test.each(pages)(
    '$view, $width px wide',
    { timeout: 120_000 },
    async ({ view, width, states }) => {
      await page.setViewport({ width, height: 600 })
      await page.goto(gallery.address({ view }))
      await page.waitForSelector('h1')
      await page.evaluate(axeSource)
      for (const state of states) {
        await page.evaluate((it) => show(it), state)
        const picture = new URL(`${view}-${state}-${width}-${name}-${scheme}.png`, pictures)
        await page.screenshot({ path: picture.pathname as `${string}.png`, fullPage: true })
        expect.soft(await violations(page), state).toEqual([])
        expect.soft(await overflow(page), `${state}: wider than its window`).toBe(0)
      }
    },
  )
})

/** Each violation in one line: the rule, and the elements that break it. */
async function violations(page: Page): Promise<string[]> {
  const results: AxeResults = await page.evaluate(() => axe.run())
  return results.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`,
  )
}

/** Pixels by which the page is wider than its window. */
function overflow(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    return scrollWidth - clientWidth
  })
}
