import { setTimeout as delay } from 'node:timers/promises'
import puppeteer, { type Browser, type BrowserContext, type Page } from 'puppeteer-core'
import type { PageVariant } from '../../sandbox/variants/variant.ts'
import type { PageTarget, StepRequest } from '../../utils/page/page-step.ts'
import type { Pace } from '../../utils/page/wait/pace.ts'
import { beyondRemedy } from '../../utils/repair/steps/page.ts'
import { siteProfile } from '../../utils/site/profile.ts'
import { type StepId, stepIds } from '../../utils/site/steps.ts'
import type { BrowserName } from '../page/browser-page.ts'
import { bundleEngine } from '../page/engine-bundle.ts'
import type { ToldResult } from '../page/engine-in-page.ts'
import { type Driver, type Ending, type SignInCookie, target, type VariantRun } from './run.ts'

declare const engine: typeof import('../page/engine-in-page.ts')

/** As users have it: what completes waits only where the page makes it wait. */
const usualPace: Partial<Pace> = {}

/** Where a stop is expected: it comes when all waiting is over. */
const stopPace: Partial<Pace> = { settleMs: 2_000, readyMs: 1_500, effectMs: 2_500 }

/** Unseen, what isn't there after a while won't come; a click may take longer than ever. */
const hiddenPace: Partial<Pace> = { readyMs: 1_500, effectMs: 6_000 }

/** Page loads, and tabs brought to the front, that one step may take. */
const mostTries = 6

/** Drives variants with the engine alone, put into every document, in a browser of its own. */
export async function engineDriver(name: BrowserName): Promise<Driver> {
  const browser = await launch(name)
  const script = `${keepClosedRoots}\n${await bundleEngine()}`
  return {
    async open(variant, sandbox, cookie, visibility) {
      const context = await browser.createBrowserContext()
      const page = await openPage(context, script, sandbox.origin, cookie)
      if (visibility === 'hidden') await hide(page, context)
      return runOn(page, context, variant)
    },
    close: () => browser.close(),
  }
}

/** Popups are blocked as in everybody's browser, and hidden tabs slow; test tools switch that off. */
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
    ignoreDefaultArgs: [
      '--disable-popup-blocking',
      '--disable-background-timer-throttling',
      '--disable-renderer-backgrounding',
    ],
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
  context: BrowserContext,
  script: string,
  origin: string,
  cookie: SignInCookie,
): Promise<Page> {
  const page = await context.newPage({ type: 'window' })
  await page.setViewport({ width: 1200, height: 800 })
  await page.evaluateOnNewDocument(script)
  await context.setCookie({
    ...cookie,
    domain: new URL(origin).hostname,
    path: '/',
    httpOnly: true,
  })
  page.on('dialog', (dialog) => void dialog.dismiss().catch(() => {}))
  await page.goto(`${origin}/account/connect`)
  return page
}

/** Another tab of its window comes to the front. */
async function hide(page: Page, context: BrowserContext): Promise<void> {
  const front = await context.newPage()
  await front.bringToFront()
  for (let tries = 0; !(await isHidden(page)); tries++) {
    if (tries > 50) throw new Error('The page is still in sight.')
    await delay(50)
  }
}

/** A document that goes away can't answer: the next one does. */
async function isHidden(page: Page): Promise<boolean> {
  for (let tries = 0; ; tries++) {
    try {
      return await page.evaluate(() => document.hidden)
    } catch (error) {
      if (tries > 50) throw error
      await delay(100)
    }
  }
}

function runOn(page: Page, context: BrowserContext, variant: PageVariant): VariantRun {
  const run: VariantRun = {
    wasShown: false,
    attempt: () => attempt(page, variant, run),
    close: () => context.close(),
  }
  return run
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

/** Asks for one step after the other, as the background does. */
async function attempt(page: Page, variant: PageVariant, run: VariantRun): Promise<Ending> {
  for (const step of stepIds) {
    const result = await doStep(page, step, variant, run)
    if (result.kind === 'stopped') {
      const { kind, lookedFor, candidates, sentence } = result.problem
      const said = `${kind}: ${lookedFor} [${candidates.join(', ')}] ${sentence}`
      return { kind: 'stopped', at: step, said }
    }
  }
  return { kind: 'completed' }
}

/**
 * One step until it has an answer: on each new document once more, and in the front where the page
 * doesn't settle unseen (utils/repair/steps/page.ts).
 */
async function doStep(
  page: Page,
  step: StepId,
  variant: PageVariant,
  run: VariantRun,
): Promise<ToldResult | { kind: 'leaving' }> {
  let acted = false
  for (let tries = 1; ; tries++) {
    const result = await perform(page, step, acted, variant)
    if (tries >= mostTries || result.kind === 'done') return result
    if (result.kind === 'leaving') {
      if (step === 'enable') return result
      acted = true
    } else {
      // Enable may have hidden it itself, with the consent screen.
      const isEnabled = step === 'enable' && result.clicked.length > 0
      if (isEnabled || beyondRemedy.has(result.problem.kind) || !(await isHidden(page)))
        return result
      acted ||= result.clicked.length > 0
      run.wasShown = true
      await page.bringToFront()
    }
  }
}

async function perform(
  page: Page,
  step: StepId,
  acted: boolean,
  variant: PageVariant,
): Promise<ToldResult | { kind: 'leaving' }> {
  const waiting = new AbortController()
  const loaded = page.waitForNavigation({ timeout: 8_000, signal: waiting.signal }).catch(() => {})
  const request: StepRequest = { step, target: targetOf(variant), acted, mode: 'automatic' }
  const mayStop = variant.expects === 'stops' && variant.at.includes(step)
  const paced = (await isHidden(page)) ? hiddenPace : mayStop ? stopPace : usualPace
  const result = await page.evaluate(performInPage, request, paced).catch(leftBeforeAnswer)
  if (result.kind === 'leaving') await loaded
  waiting.abort()
  return result
}

function performInPage(request: StepRequest, pace: Partial<Pace>): Promise<ToldResult> {
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
