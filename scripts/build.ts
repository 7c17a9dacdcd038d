// npm run build: both browsers, for the site that the variables name, and what the budgets say.
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import packageJson from '../package.json' with { type: 'json' }
import { parseBuildVariables } from '../utils/site/build-variables.ts'
import { buildExtension } from './build-extension.ts'

/** In bytes. A small archive is quick to install and short to review. */
const archiveBudget = 150 * 1000
/** In bytes, uncompressed: parsed on each visit to the Connect page. */
const contentScriptBudget = 40 * 1000
/** In bytes, uncompressed: parsed when that page is to be read. */
const pageEngineBudget = 65 * 1000
/** In bytes, uncompressed: parsed when something is to be clicked there. */
const pageQuestionsBudget = 25 * 1000

try {
  const { origin, connectPath, api } = parseBuildVariables(process.env)
  console.log(`For ${origin}, Connect page ${connectPath}, API ${api ? 'on' : 'off'}`)
  const chrome = await buildExtension({ browser: 'chromium', zip: true, verbose: true })
  await buildExtension({ browser: 'firefox', verbose: true })
  const archive = join(chrome, '..', `${packageJson.name}-${packageJson.version}-chrome.zip`)
  keepBudget('Chrome archive', archive, archiveBudget)
  keepBudget('Connect page script', join(chrome, 'content-scripts/connect.js'), contentScriptBudget)
  keepBudget('Page engine', join(chrome, 'page-engine.js'), pageEngineBudget)
  keepBudget('Page questions', join(chrome, 'page-questions.js'), pageQuestionsBudget)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

function keepBudget(what: string, file: string, budget: number): void {
  if (!existsSync(file)) throw new Error(`${what}: ${file} was not built.`)
  const { size } = statSync(file)
  const line = `${what}: ${(size / 1000).toFixed(1)} kB of ${budget / 1000} kB`
  if (size > budget) throw new Error(`${line}. That is over the budget.`)
  console.log(line)
}
