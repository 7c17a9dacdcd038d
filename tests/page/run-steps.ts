import type { PageTarget, PageView, StepRequest } from '../../utils/page/page-step.ts'
import { siteProfile } from '../../utils/site/profile.ts'
import type { StepId } from '../../utils/site/steps.ts'
import type { BrowserPage } from './browser-page.ts'
import type { ToldResult } from './engine-in-page.ts'

declare const engine: typeof import('./engine-in-page.ts')

const { words } = siteProfile({ origin: 'http://localhost', connectPath: '/', api: false })

export const fitbit: PageTarget = {
  service: { id: 'fitbit', name: 'Fitbit' },
  otherServices: ['Garmin', 'Withings', 'Strava', 'Polar', 'Oura'],
  words,
}

/** Times for tests: short, so that a page that gives no effect doesn't hold them up. */
const quickPace = { settleMs: 2_000, readyMs: 1_500, effectMs: 2_500, stayMs: 400 }

/** Does one step in the page that is shown. A document that goes away gives `leaving`. */
export async function runStep(
  browser: BrowserPage,
  step: StepId,
  options: {
    acted?: boolean
    target?: PageTarget
    mode?: StepRequest['mode']
    pace?: Partial<typeof quickPace>
    /** The step is cut off so long after its first click, ms. */
    cutOff?: number
  } = {},
): Promise<ToldResult> {
  const { acted = false, target = fitbit, mode = 'automatic', cutOff = null } = options
  const pace = { ...quickPace, ...options.pace }
  const loaded = browser.page.waitForNavigation({ timeout: 8_000 }).catch(() => null)
  const result = await browser.page
    .evaluate(evaluateStep, { step, target, acted, mode }, pace, cutOff)
    .catch(leftBeforeAnswer)
  if (result.kind === 'leaving') await loaded
  return result
}

function evaluateStep(
  request: StepRequest,
  pace: typeof quickPace,
  cutOff: number | null,
): Promise<ToldResult> {
  const engines = [
    window,
    ...Array.from({ length: window.length }, (_, place) => window[place]),
  ].map((frame) => (frame as unknown as { engine: typeof import('./engine-in-page.ts') }).engine)
  const world = {
    armConfirm: async () => engines.forEach((each) => void each.armConfirm()),
    disarmConfirm: async () => engines.forEach((each) => void each.disarmConfirm()),
    armClick: async () => engines.forEach((each) => void each.armClick()),
  }
  const { roots } = window as { roots?: WeakMap<Element, ShadowRoot> }
  const reach = (element: Element) => element.shadowRoot ?? roots?.get(element) ?? null
  const cutting = new AbortController()
  const { signal } = cutting
  const cut = () => setTimeout(() => cutting.abort(), cutOff ?? 0)
  if (cutOff !== null) document.addEventListener('click', cut, { capture: true, once: true })
  const { readList } = engine
  return engine.performStep(document, request, world, signal, { pace, reach, readList })
}

/** The page went away with the answer: what the runner in the background meets too. */
function leftBeforeAnswer(error: unknown): ToldResult {
  if (!/context|destroy|navigat|frame|realm|actor|Target|discarded/i.test(String(error)))
    throw error
  return { kind: 'leaving', clicked: [], questions: [], view: null as unknown as PageView }
}

/** Runs steps as the runner does: a step that led away is asked for again on the next document. */
export async function runSteps(
  browser: BrowserPage,
  steps: StepId[],
  target: PageTarget = fitbit,
): Promise<ToldResult[]> {
  const results: ToldResult[] = []
  for (const step of steps) {
    let result = await runStep(browser, step, { target })
    for (let load = 0; result.kind === 'leaving' && step !== 'enable' && load < 6; load += 1) {
      result = await runStep(browser, step, { acted: true, target })
    }
    results.push(result)
    if (result.kind === 'stopped') break
  }
  return results
}

export const allSteps: StepId[] = ['open', 'expand', 'disable', 'remove', 'select', 'enable']
