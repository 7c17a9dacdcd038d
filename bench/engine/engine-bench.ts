import type { BrowserContext, Page } from 'playwright-core'
import { bundleEngine } from '../../tests/page/engine-bundle.ts'
import type { Bench, Figure } from '../bench.ts'
import { percentile } from '../percentile.ts'
import { readListByEngine, stepsByEngine } from './by-engine.ts'
import { stepsByPlaywright } from './by-playwright.ts'
import { type Stage, setStage } from './stage.ts'

const warmUps = 3
const runs = 15

/**
 * Time from the loaded Connect page of the baseline until the browser sends what Enable sends: the six
 * steps, without the consent. Both sides drive the same browser over the same connection, in contexts
 * of their own (ours has the engine in each document, and its parsing counts), in turns. The sandbox
 * answers over loopback without added latency, so that neither side waits for a network.
 */
export const engineBench: Bench = {
  name: 'engine',
  about: 'the six steps on the baseline page, ours against Playwright with known selectors',
  async run() {
    const stage = await setStage()
    try {
      return figuresOf(await measure(stage))
    } finally {
      await stage.close()
    }
  },
}

/** Milliseconds of each run. */
interface Times {
  ours: number[]
  playwright: number[]
  /** Reading the list before Disable: nobody but us does that. */
  list: number[]
}

async function measure(stage: Stage): Promise<Times> {
  const ourContext = await stage.browser.newContext()
  const theirContext = await stage.browser.newContext()
  await ourContext.addInitScript(await bundleEngine())
  const times: Times = { ours: [], playwright: [], list: [] }
  for (let run = -warmUps; run < runs; run += 1) {
    const sides = [
      async () => ({ side: 'ours', ms: await time(stage, ourContext, stepsByEngine) }) as const,
      async () =>
        ({ side: 'playwright', ms: await time(stage, theirContext, stepsByPlaywright) }) as const,
    ]
    // Whoever comes first may find colder caches: in turns.
    if (run % 2 !== 0) sides.reverse()
    for (const begin of sides) {
      const { side, ms } = await begin()
      if (run >= 0) times[side].push(ms)
    }
  }
  // Apart, so that it disturbs neither side.
  for (let run = 0; run < runs; run += 1) {
    const page = await stage.open(ourContext)
    times.list.push(await readListByEngine(page))
    await page.close()
  }
  return times
}

async function time(
  stage: Stage,
  context: BrowserContext,
  steps: (page: Page) => Promise<void>,
): Promise<number> {
  const page = await stage.open(context)
  const enabled = new Promise<number>((resolve) => {
    page.on('request', (request) => {
      if (new URL(request.url()).pathname.endsWith('/fitbit/enable')) resolve(performance.now())
    })
  })
  const begin = performance.now()
  await steps(page)
  const end = await enabled
  await page.close()
  return end - begin
}

function figuresOf(times: Times): Figure[] {
  const ours = percentile(times.ours, 0.5)
  const playwright = percentile(times.playwright, 0.5)
  return [
    {
      name: 'ratio',
      value: ours / playwright,
      unit: 'x',
      about: `ours / Playwright's, medians of ${runs} runs in turns`,
      atMost: 1,
    },
    { name: 'ours', value: ours, unit: 'ms', about: 'six steps by words, each proved' },
    { name: 'playwright', value: playwright, unit: 'ms', about: 'six steps by known selectors' },
    {
      name: 'list',
      value: percentile(times.list, 0.5),
      unit: 'ms',
      about: 'before Disable: the list of services opened, read and closed',
    },
  ]
}
