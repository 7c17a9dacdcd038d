// npm run test:simulation [-- --runs N --seed S]: so many lives of a repair, each from its own seed, in one process
// per core. What fails is lived again, ever shorter, and told as a story.
import { fork } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { Choices } from './choices.ts'
import type { Violation } from './invariants.ts'
import { live } from './live.ts'
import { shortest } from './shrink.ts'

interface Share {
  seed: number
  from: number
  to: number
}
interface Sum {
  lives: number
  kills: number
  counts: Record<Violation['kind'], number>
  /** Seeds of the lives that failed, the first of them. */
  failed: number[]
}

const mostStories = 3
const mostSeeds = 50

/** A child lives the share that it is sent. */
if (process.send)
  process.once('message', async (share) => process.send?.(await liveShare(share as Share)))
else await conduct()

async function conduct(): Promise<void> {
  const { values } = parseArgs({
    options: { runs: { type: 'string', default: '20000' }, seed: { type: 'string' } },
  })
  const runs = Number(values.runs)
  const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31))
  if (!Number.isInteger(runs) || runs < 1 || !Number.isInteger(seed)) {
    console.error('--runs and --seed are whole numbers.')
    process.exit(2)
  }
  console.log(`seed ${seed}: ${runs} lives`)
  const cores = Math.min(availableParallelism(), runs)
  const shares = Array.from({ length: cores }, (_, core) => ({
    seed,
    from: Math.floor((runs * core) / cores),
    to: Math.floor((runs * (core + 1)) / cores),
  }))
  const sums = await Promise.all(shares.map(inChild))
  const failed = sums.flatMap((sum) => sum.failed)
  for (const one of failed.slice(0, mostStories)) await tellStory(one)
  if (failed.length > mostStories)
    console.log(`\nfailed, too: ${failed.slice(mostStories).join(' ')}`)
  const total = (pick: (sum: Sum) => number) => sums.reduce((all, sum) => all + pick(sum), 0)
  const kinds = (['lost', 'doubled', 'stuck', 'wrong', 'untrue'] as const).map(
    (kind) => `${kind} ${total(({ counts }) => counts[kind])}`,
  )
  console.log(
    `lives ${total((it) => it.lives)}, kills ${total((it) => it.kills)}, ${kinds.join(', ')}`,
  )
  process.exitCode = failed.length > 0 ? 1 : 0
}

/** Processes share no heap, nor the work of clearing it away: a third quicker than threads. */
function inChild(share: Share): Promise<Sum> {
  return new Promise((resolve, reject) => {
    const quick = new URL('quick-parsing.ts', import.meta.url).href
    const child = fork(import.meta.filename, { execArgv: ['--import', quick] })
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`A share of the lives ended with ${code}.`)))
    child.once('message', (sum) => {
      resolve(sum as Sum)
      child.disconnect()
    })
    child.send(share)
  })
}

async function liveShare({ seed, from, to }: Share): Promise<Sum> {
  const counts = { lost: 0, doubled: 0, stuck: 0, wrong: 0, untrue: 0 }
  const sum: Sum = { lives: 0, kills: 0, counts, failed: [] }
  for (let n = from; n < to; n++) {
    const own = (seed + Math.imul(n, 0x9e3779b1)) | 0
    const { kills, violation } = await live(new Choices(own))
    sum.lives += 1
    sum.kills += kills
    if (!violation) continue
    counts[violation.kind] += 1
    if (sum.failed.length < mostSeeds) sum.failed.push(own)
  }
  return sum
}

async function tellStory(seed: number): Promise<void> {
  const choices = new Choices(seed)
  const { violation } = await live(choices)
  if (!violation) return console.log(`\nseed ${seed}: failed, and didn't when it was lived again`)
  const short = await shortest(choices.drawn, violation.kind)
  console.log(`\n${short.kind}: ${short.what} (seed ${seed})`)
  for (const line of short.story) console.log(`  ${line}`)
}
