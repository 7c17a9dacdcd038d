import { waitUntil } from '../../tests/browser/drivers/wait-until.ts'
import type { Bench, Figure } from '../bench.ts'
import { percentile } from '../percentile.ts'
import { type Side, type Stage, setStage } from './stage.ts'

const warmUps = 5
const runs = 30

/**
 * What a user waits for when the browser has ended the background: until a killed worker has started and taken a
 * message, and from the popup's navigation to its first list on screen, the worker dead. Beside an extension of the
 * same framework that does nothing but answer and draw three names; in turns, in browsers of their own (Chromium).
 */
export const startBench: Bench = {
  name: 'start',
  about:
    'a killed worker, and the popup, from nothing to an answer; ours against an empty extension',
  async run() {
    const stage = await setStage()
    try {
      const worker = await inTurns(stage, timeToAnswer)
      const popup = await inTurns(stage, timeToList)
      return [
        ...figuresOf('worker', 'a killed worker has started and taken a message', worker, 1.15),
        ...figuresOf('popup', 'popup from open to first list, the worker killed', popup, 1.25),
      ]
    } finally {
      await stage.close()
    }
  },
}

/** Milliseconds of each run. */
interface Times {
  ours: number[]
  empty: number[]
}

async function inTurns(stage: Stage, measure: (side: Side) => Promise<number>): Promise<Times> {
  const times: Times = { ours: [], empty: [] }
  for (let run = -warmUps; run < runs; run += 1) {
    for (const name of run % 2 === 0
      ? (['ours', 'empty'] as const)
      : (['empty', 'ours'] as const)) {
      const ms = await measure(stage[name])
      if (run >= 0) times[name].push(ms)
    }
  }
  return times
}

/** A message that neither extension knows: both take it, and leave it to nobody. */
const askNobody = `(async () => {
  const begin = performance.now()
  await chrome.runtime.sendMessage('nobody').catch(() => 'nobody has answered')
  return performance.now() - begin
})()`

async function timeToAnswer({ devTools, origin }: Side): Promise<number> {
  const page = await devTools.openPage('')
  // No page of ours: that would ask for the worker itself.
  await page.goto(`${origin}/manifest.json`)
  await waitUntil(
    'the page',
    async () => (await page.evaluate('Boolean(globalThis.chrome?.runtime?.sendMessage)')) === true,
  )
  await killWorker({ devTools, origin })
  const ms = (await page.evaluate(askNobody)) as number
  await page.close()
  return ms
}

/** From the navigation (the document's time origin) to the frame after the list is there. */
const watchForList = `
globalThis.listShown = new Promise((resolve) => {
  const look = () => {
    if (document.querySelector('ul[aria-label="Connections"] > li'))
      requestAnimationFrame(() => resolve(performance.now()))
    else setTimeout(look, 1)
  }
  look()
})`

async function timeToList({ devTools, origin }: Side): Promise<number> {
  const page = await devTools.openPage(watchForList)
  await killWorker({ devTools, origin })
  await page.goto(`${origin}/popup.html`)
  const ms = (await page.evaluate('globalThis.listShown')) as number
  await page.close()
  return ms
}

async function killWorker({ devTools, origin }: Side): Promise<void> {
  await waitUntil('no worker to live', async () => {
    const alive = await devTools.workersOf(origin)
    for (const { targetId } of alive) await devTools.send('Target.closeTarget', { targetId })
    return alive.length === 0
  })
}

function figuresOf(name: string, about: string, { ours, empty }: Times, atMost: number): Figure[] {
  const side = (whose: string, times: number[], share: number): Figure => ({
    name: `${name}_${whose}_p${share}`,
    value: percentile(times, share / 100),
    unit: 'ms',
    about: `${about}: ${whose}, p${share} of ${runs}`,
  })
  return [
    {
      name: `${name}_ratio`,
      value: percentile(ours, 0.5) / percentile(empty, 0.5),
      unit: 'x',
      about: `${about}: ours / empty, p50`,
      atMost,
    },
    side('ours', ours, 50),
    side('ours', ours, 95),
    side('empty', empty, 50),
    side('empty', empty, 95),
  ]
}
