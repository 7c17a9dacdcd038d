import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RunningSandbox, startSandbox } from '../../sandbox/start.ts'
import { bundleOf } from '../../sandbox/variants/bundle.ts'
import { variants } from '../../sandbox/variants/index.ts'
import type { PageVariant } from '../../sandbox/variants/variant.ts'
import { browserNames } from '../page/browser-page.ts'
import { engineDriver } from './engine-driver.ts'
import { type Row, tableOf } from './result-table.ts'
import type { Driver, Ending, VariantRun } from './run.ts'
import { finalVerdict, setScene, type Verdict } from './sandbox-log.ts'

const rows: Row[] = []
let sandbox: RunningSandbox

beforeAll(async () => {
  sandbox = await startSandbox({ quiet: true })
  for (const { client } of variants) if (client) await bundleOf(client)
}, 240_000)

afterAll(async () => {
  console.log(tableOf(rows))
  await sandbox.close()
})

describe.each(browserNames)('the engine in %s', (browser) => {
  let driver: Driver
  beforeAll(async () => {
    driver = await engineDriver(browser)
  })
  afterAll(() => driver.close())

  test.each(variants)('$name', async (variant) => {
    const cookie = await setScene(sandbox, variant)
    const run = await driver.open(variant, sandbox, cookie)
    const begin = performance.now()
    const endings = await attempts(run, variant)
    const ms = Math.round(performance.now() - begin)
    const verdict = await finalVerdict(sandbox, variant, endings.at(-1)?.kind === 'completed')
    await run.close()
    const outcome = said(endings.at(-1), verdict)
    rows.push({ browser, variant: variant.name, outcome, ms, wrong: verdict.wrong.length })
    expect(verdict.wrong, 'wrong clicks').toEqual([])
    expect(problemOf(variant, endings, verdict)).toBeNull()
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
