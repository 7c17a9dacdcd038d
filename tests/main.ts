// npm test [-- --seed S] [PART ...]: every part, with a share of the tests in browsers, and how many tests passed and
// failed in all. npm run test:all [-- PART ...] leaves nothing out.
import { parseArgs } from 'node:util'
import { installedKits } from '../sandbox/variants/installed-kits.ts'
import { findBrowser } from '../scripts/find-browser.ts'
import { type Part, stages } from './parts.ts'
import { shareToText, shareVariable } from './share.ts'
import { type Outcome, runCommand, runProject, Tally } from './tally.ts'

const { values, positionals: wanted } = parseArgs({
  options: { all: { type: 'boolean', default: false }, seed: { type: 'string' } },
  allowPositionals: true,
})
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31))
if (!Number.isInteger(seed) || seed < 0 || seed >= 2 ** 31) {
  console.error('--seed is a whole number from 0 to 2147483647.')
  process.exit(2)
}
const names = stages.flatMap(({ parts }) => parts).map(({ name }) => name)
const unknown = wanted.filter((name) => !names.includes(name))
if (unknown.length > 0) {
  console.error(`No such part: ${unknown.join(', ')}. Parts: ${names.join(', ')}`)
  process.exit(2)
}

const what = values.all ? 'all tests' : `a share of the tests in browsers, --seed ${seed}`
console.log(`Runs ${what}.`)
const tally = new Tally()
const times: string[] = []
for (const { lanes, parts } of stages) {
  const left = parts.filter(({ name }) => wanted.length === 0 || wanted.includes(name))
  await Promise.all(Array.from({ length: lanes }, () => runLane(left)))
}
console.log(`\n${times.join('\n')}\n\nThis was ${what}.`)
tally.close()

/** Takes one part after the other of those that are left, until none is. */
async function runLane(left: Part[]): Promise<void> {
  for (let part = left.shift(); part; part = left.shift()) {
    console.log(`-- ${part.name}: begins`)
    const begin = performance.now()
    const outcome = await runPart(part)
    const seconds = Math.round((performance.now() - begin) / 1000)
    const { passed, failures, output } = outcome
    const line = `== ${part.name}: ${passed} passed, ${failures.length} failed, in ${seconds} s`
    console.log(`\n== ${part.name}: ${part.about}\n${output}\n${line}`)
    times.push(line)
    tally.add(part.name, outcome)
  }
}

/** A browser that can't be had fails the part, and says how to get it. */
async function runPart(part: Part): Promise<Outcome> {
  try {
    for (const browser of part.browsers ?? []) findBrowser(browser)
  } catch (error) {
    const output = error instanceof Error ? error.message : String(error)
    return { passed: 0, failures: [{ test: 'its browsers', why: output }], output }
  }
  const { name, command, needsKits, oneIn } = part
  if (needsKits) await installedKits()
  if (command) return await runCommand(command)
  const isShared = oneIn !== undefined && !values.all
  return await runProject(name, [], {
    ...(isShared && { variables: { [shareVariable]: shareToText({ seed, oneIn }) } }),
  })
}
