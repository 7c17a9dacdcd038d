import puppeteer, { type Browser, type Page } from 'puppeteer-core'
import type { PageVariant } from '../../sandbox/variants/variant.ts'
import type { Pace } from '../../utils/page/pace.ts'
import type { PageTarget, StepRequest, StepResult } from '../../utils/page/page-step.ts'
import { siteProfile } from '../../utils/site/profile.ts'
import { type StepId, stepIds } from '../../utils/site/steps.ts'
import type { BrowserName } from '../page/browser-page.ts'
import { bundleEngine } from '../page/engine-bundle.ts'
import { type Driver, type Ending, type SignInCookie, target, type VariantRun } from './run.ts'

declare const engine: typeof import('../page/engine-in-page.ts')

/** Shorter than usual, so that a stop takes seconds; no variant makes anyone wait for longer. */
const pace: Partial<Pace> = { settleMs: 4_000, readyMs: 3_000, effectMs: 5_000 }

/** Page loads that one step may take. */
const mostLoads = 6

/** Drives variants with the engine alone, put into every document, in a browser of its own. */
export async function engineDriver(name: BrowserName): Promise<Driver> {
  const browser = await launch(name)
  const script = `${keepClosedRoots}\n${await bundleEngine()}`
  return {
    async open(variant, sandbox, cookie) {
      const page = await openPage(browser, script, sandbox.origin, cookie)
      return runOn(page, variant)
    },
    close: () => browser.close(),
  }
}

/** Popups are blocked as in everybody's browser; test tools switch that off. */
function launch(name: BrowserName): Promise<Browser> {
  if (name === 'firefox')
    return puppeteer.launch({
      browser: 'firefox',
      executablePath: process.env.FIREFOX_PATH || '/usr/bin/firefox-esr',
      extraPrefsFirefox: { 'dom.disable_open_during_load': true },
    })
  return puppeteer.launch({
    browser: 'chrome',
    executablePath: process.env.CHROMIUM_PATH || '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-background-networking'],
    ignoreDefaultArgs: ['--disable-popup-blocking'],
  })
}

/** Stands in for the browser call by which an extension reaches closed shadow roots. */
const keepClosedRoots = `{
  const attach = Element.prototype.attachShadow
  const roots = (window.closedRoots = new WeakMap())
  Element.prototype.attachShadow = function (init) {
    const root = attach.call(this, init)
    roots.set(this, root)
    return root
  }
}`

async function openPage(
  browser: Browser,
  script: string,
  origin: string,
  cookie: SignInCookie,
): Promise<Page> {
  const page = await browser.newPage()
  await page.setViewport({ width: 1200, height: 800 })
  await page.evaluateOnNewDocument(script)
  await browser.setCookie({
    ...cookie,
    domain: new URL(origin).hostname,
    path: '/',
    httpOnly: true,
  })
  page.on('dialog', (dialog) => void dialog.dismiss().catch(() => {}))
  await page.goto(`${origin}/account/connect`)
  return page
}

function runOn(page: Page, variant: PageVariant): VariantRun {
  const others = page.browser().pages()
  return {
    attempt: () => attempt(page, targetOf(variant)),
    async close() {
      const before = await others
      for (const one of await page.browser().pages())
        if (one === page || !before.includes(one)) await one.close()
    },
  }
}

function targetOf({ words }: PageVariant): PageTarget {
  const profile = siteProfile({ origin: 'http://localhost', connectPath: '/', api: false })
  const others = profile.services.filter(({ id }) => id !== target.id)
  return {
    service: target,
    otherServices: others.map(({ name }) => name),
    words: { ...profile.words, ...words },
  }
}

/** Asks for one step after the other, as the background does; on each new document once more. */
async function attempt(page: Page, pageTarget: PageTarget): Promise<Ending> {
  for (const step of stepIds) {
    let result = await perform(page, step, false, pageTarget)
    for (let load = 0; result.kind === 'leaving' && step !== 'enable' && load < mostLoads; load++)
      result = await perform(page, step, true, pageTarget)
    if (result.kind === 'stopped') {
      const { kind, lookedFor, candidates, sentence } = result.problem
      const said = `${kind}: ${lookedFor} [${candidates.join(', ')}] ${sentence}`
      return { kind: 'stopped', at: step, said }
    }
  }
  return { kind: 'completed' }
}

async function perform(
  page: Page,
  step: StepId,
  acted: boolean,
  pageTarget: PageTarget,
): Promise<StepResult | { kind: 'leaving' }> {
  const waiting = new AbortController()
  const loaded = page.waitForNavigation({ timeout: 8_000, signal: waiting.signal }).catch(() => {})
  const request: StepRequest = { step, target: pageTarget, acted, mode: 'automatic' }
  const result = await page.evaluate(performInPage, request, pace).catch(leftBeforeAnswer)
  if (result.kind === 'leaving') await loaded
  waiting.abort()
  return result
}

function performInPage(request: StepRequest, pace: Partial<Pace>): Promise<StepResult> {
  const { closedRoots } = window as unknown as { closedRoots: WeakMap<Element, ShadowRoot> }
  const world = {
    armConfirm: async () => engine.armConfirm(),
    disarmConfirm: async () => engine.disarmConfirm(),
    armClick: async () => engine.armClick(),
  }
  const reach = (element: Element) => element.shadowRoot ?? closedRoots.get(element) ?? null
  return engine.performStep(document, request, world, new AbortController().signal, { pace, reach })
}

/** The page went away with the answer: what the runner in the background meets too. */
function leftBeforeAnswer(error: unknown): { kind: 'leaving' } {
  if (!/context|destroy|navigat|frame|realm|actor|Target|discarded/i.test(String(error)))
    throw error
  return { kind: 'leaving' }
}
