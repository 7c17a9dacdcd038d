// npm test [-- PART ...]: every part one after the other, and how many tests passed and failed in all.
import { findBrowser } from '../scripts/find-browser.ts'
import { parts } from './parts.ts'
import { runCommand, runProject, type Tally } from './tally.ts'

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !parts.some((part) => part.name === name))
if (unknown.length > 0) {
  console.error(
    `No such part: ${unknown.join(', ')}. Parts: ${parts.map((p) => p.name).join(', ')}`,
  )
  process.exit(2)
}

const total: Tally = { passed: 0, failed: 0 }
for (const part of parts) {
  if (wanted.length > 0 && !wanted.includes(part.name)) continue
  console.log(`\n== ${part.name}: ${part.about}`)
  const tally = await runPart(part)
  console.log(`== ${part.name}: ${tally.passed} passed, ${tally.failed} failed`)
  total.passed += tally.passed
  total.failed += tally.failed
}

process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0
console.log(`\n${total.passed} passed, ${total.failed} failed`)

/** A browser that can't be had fails the part, and says how to get it. */
async function runPart(part: (typeof parts)[number]): Promise<Tally> {
  try {
    for (const browser of part.browsers ?? []) findBrowser(browser)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return { passed: 0, failed: 1 }
  }
  return part.command ? runCommand(part.command) : runProject(part.name)
}
