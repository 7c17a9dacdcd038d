import type { Page } from 'playwright-core'
import type { ToldResult } from '../../tests/page/engine-in-page.ts'
import type { PageTarget, StepRequest } from '../../utils/page/page-step.ts'
import { siteProfile } from '../../utils/site/profile.ts'
import { type StepId, stepIds } from '../../utils/site/steps.ts'

declare const engine: typeof import('../../tests/page/engine-in-page.ts')

const profile = siteProfile({ origin: 'http://localhost', connectPath: '/', api: false })
const target: PageTarget = {
  service: { id: 'fitbit', name: 'Fitbit' },
  otherServices: profile.services.map(({ name }) => name).filter((name) => name !== 'Fitbit'),
  words: profile.words,
}

/** The six steps as the runner asks for them: the page's words, and no markup; each proved on the page. */
export async function stepsByEngine(page: Page): Promise<void> {
  for (const step of stepIds) {
    let result = await perform(page, step, false)
    while (result.kind === 'leaving' && step !== 'enable') result = await perform(page, step, true)
    if (result.kind === 'stopped') throw new Error(`${step}: ${result.problem.sentence}`)
  }
}

/**
 * What comes before Disable in a repair: the list of services is opened, read and closed, by a load of the page where
 * nothing else does. Gives its own time, in ms, once the entry is open.
 */
export async function readListByEngine(page: Page): Promise<number> {
  await perform(page, 'expand', false)
  const begin = performance.now()
  const first = await perform(page, 'select', false, 'read-list')
  const result = first.kind === 'leaving' ? await perform(page, 'select', true, 'read-list') : first
  if (result.kind !== 'done') throw new Error(`The list can't be read: ${result.kind}`)
  if (first.kind === 'leaving' || result.leftOpen) await page.goto(page.url())
  return performance.now() - begin
}

async function perform(
  page: Page,
  step: StepId,
  acted: boolean,
  mode: StepRequest['mode'] = 'automatic',
): Promise<ToldResult | { kind: 'leaving' }> {
  const request: StepRequest = { step, target, acted, mode }
  const loaded = new Promise((resolve) => page.once('load', resolve))
  const result = await page.evaluate(performInPage, request).catch(leftBeforeAnswer)
  if (result.kind === 'leaving' && step !== 'enable') await loaded
  return result
}

function performInPage(request: StepRequest): Promise<ToldResult> {
  const world = {
    armConfirm: async () => engine.armConfirm(),
    disarmConfirm: async () => engine.disarmConfirm(),
    armClick: async () => engine.armClick(),
  }
  const { readList } = engine
  return engine.performStep(document, request, world, new AbortController().signal, { readList })
}

/** The page went away with the answer. */
function leftBeforeAnswer(error: unknown): { kind: 'leaving' } {
  if (!/context|navigat|closed/i.test(String(error))) throw error
  return { kind: 'leaving' }
}
