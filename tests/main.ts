// npm test [-- PART ...]: every part, and how many tests passed and failed in all.
import { findBrowser } from '../scripts/find-browser.ts'
import { type Part, stages } from './parts.ts'
import { complaintText, type Outcome, runCommand, runProject, type Tally } from './tally.ts'

const wanted = process.argv.slice(2)
const names = stages.flat(2).map(({ name }) => name)
const unknown = wanted.filter((name) => !names.includes(name))
if (unknown.length > 0) {
  console.error(`No such part: ${unknown.join(', ')}. Parts: ${names.join(', ')}`)
  process.exit(2)
}

const total: Tally = { passed: 0, failed: 0 }
const complaints: string[] = []
const times: string[] = []
for (const lanes of stages) await Promise.all(lanes.map(runLane))
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0
console.log(`\n${times.join('\n')}`)
for (const complaint of complaints) console.log(`\n${complaint}`)
console.log(`\n${total.passed} passed, ${total.failed} failed`)

async function runLane(parts: Part[]): Promise<void> {
  for (const part of parts) {
    if (wanted.length > 0 && !wanted.includes(part.name)) continue
    console.log(`-- ${part.name}: begins`)
    const begin = performance.now()
    const { passed, failed, output, failures } = await runPart(part)
    const seconds = Math.round((performance.now() - begin) / 1000)
    console.log(`\n== ${part.name}: ${part.about}\n${output}`)
    const line = `== ${part.name}: ${passed} passed, ${failed} failed, in ${seconds} s`
    console.log(line)
    times.push(line)
    complaints.push(...failures.map((failure) => complaintText(part.name, failure)))
    total.passed += passed
    total.failed += failed
  }
}

/** A browser that can't be had fails the part, and says how to get it. */
async function runPart(part: Part): Promise<Outcome> {
  try {
    for (const browser of part.browsers ?? []) findBrowser(browser)
  } catch (error) {
    const output = error instanceof Error ? error.message : String(error)
    return { passed: 0, failed: 1, output, failures: [{ test: 'its browsers', why: output }] }
  }
  return part.command ? await runCommand(part.command) : await runProject(part.name)
}
