import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startSandbox } from '../../sandbox/start.ts'
import { bundleOf } from '../../sandbox/variants/bundle.ts'
import { variants } from '../../sandbox/variants/index.ts'
import type { PageVariant } from '../../sandbox/variants/variant.ts'
import { browserNames } from '../page/browser-page.ts'
import { expectNoWrongClicks } from '../wrong-clicks.ts'
import { engineDriver } from './engine-driver.ts'
import { type Row, tableOf } from './result-table.ts'
import type { Driver, Ending, VariantRun } from './run.ts'
import { finalVerdict, setScene, type Verdict } from './sandbox-log.ts'

const rows: Row[] = []

beforeAll(async () => {
  for (const { client } of variants) if (client) await bundleOf(client)
}, 240_000)

afterAll(() => console.log(tableOf(rows)))

/** Runs in hidden tabs are long, as timers are slow there, and cost little: two go side by side. */
const hiddenLanes = [0, 1].map((rest) => variants.filter((_, place) => place % 2 === rest))

const lanes = browserNames.flatMap((browser) => [
  { browser, visibility: 'visible' as const, list: variants },
  ...hiddenLanes.map((list) => ({ browser, visibility: 'hidden' as const, list })),
])

// Each has a browser of its own, as only one window of a browser has the focus.
describe.concurrent.each(lanes)('the engine in $browser, $visibility', (lane) => {
  const { browser, visibility, list } = lane
  let driver: Driver
  beforeAll(async () => {
    driver = await engineDriver(browser)
  })
  afterAll(() => driver.close())

  test.each(list)('$name', { concurrent: false }, async (variant) => {
    const sandbox = await startSandbox({ quiet: true })
    const cookie = await setScene(sandbox, variant)
    const run = await driver.open(variant, sandbox, cookie, visibility)
    const begin = performance.now()
    const endings = await attempts(run, variant)
    const ms = Math.round(performance.now() - begin)
    const verdict = await finalVerdict(sandbox, variant, endings.at(-1)?.kind === 'completed')
    await run.close()
    await sandbox.close()
    const { wasShown } = run
    const outcome = said(endings.at(-1), verdict)
    const wrong = verdict.wrong.length
    rows.push({ browser, visibility, variant: variant.name, outcome, ms, wrong, wasShown })
    expectNoWrongClicks(verdict.wrong)
    const problem = problemOf(variant, endings, verdict)
    expect(problem, problem ?? '').toBeNull()
  })
})

/** Where a page says that a second try goes through, the user tries again. */
async function attempts(run: VariantRun, variant: PageVariant): Promise<Ending[]> {
  const first = await run.attempt()
  const triesAgain = variant.expects === 'stops' && variant.again !== undefined
  return first.kind === 'stopped' && triesAgain ? [first, await run.attempt()] : [first]
}

/** What isn't as the variant expects it; null if all is. */
function problemOf(variant: PageVariant, endings: Ending[], verdict: Verdict): string | null {
  const [first, last] = [endings[0], endings.at(-1)]
  const hasCompleted = verdict.isComplete && last?.kind === 'completed'
  if (variant.expects === 'completes') return hasCompleted ? null : said(last, verdict)
  if (first?.kind !== 'stopped' || !variant.at.includes(first.at)) return said(first, verdict)
  return hasCompleted === (variant.again === 'completes') ? null : said(last, verdict)
}

function said(ending: Ending | undefined, { isComplete, steps }: Verdict): string {
  if (ending?.kind === 'stopped') return `stopped at ${ending.at}: ${ending.said}`
  return isComplete ? 'completed' : `unproved: ${steps}`
}
