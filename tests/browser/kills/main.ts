// npm run test:faults [-- --long] [--kills] [chromium|firefox]: kills and faults (or kills alone), and a table of
// what came of each kill.
// With --every-message in place of that: all other tests in browsers, the background killed at each message.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type BrowserName, findBrowser } from '../../../scripts/find-browser.ts'
import { runProject, Tally } from '../../tally.ts'
import { killAtMessagesVariable } from './kill-at-messages.ts'
import { killLogVariable, type LoggedKill } from './kill-log.ts'
import { killScaleVariable } from './kill-scale.ts'
import { killTable, totalLine } from './kill-table.ts'

const allBrowsers: BrowserName[] = ['chromium', 'firefox']

const { values, positionals } = parseArgs({
  options: {
    long: { type: 'boolean', default: false },
    kills: { type: 'boolean', default: false },
    'every-message': { type: 'boolean', default: false },
  },
  allowPositionals: true,
})
const browsers = allBrowsers.filter(
  (name) => positionals.length === 0 || positionals.includes(name),
)
if (browsers.length === 0) {
  console.error(`No such browser: ${positionals.join(', ')}. Browsers: ${allBrowsers.join(', ')}`)
  process.exit(2)
}

const atEachMessage = values['every-message']
const faults = values.kills ? [] : ['tests/browser/faults']
const kills = 'tests/browser/kills'
const args = atEachMessage ? ['--exclude', `${kills}/**`] : [kills, ...faults]
if (atEachMessage) process.env[killAtMessagesVariable] = '1'

const folder = mkdtempSync(join(tmpdir(), 'reconnect-kills-'))
const log = join(folder, 'kills.jsonl')
process.env[killLogVariable] = log
process.env[killScaleVariable] = values.long ? 'long' : 'short'
const tally = new Tally()
await Promise.all(browsers.map(runIn))
const logged = readKills()
rmSync(folder, { recursive: true, force: true })
if (!atEachMessage) console.log(`${killTable(logged)}\n${totalLine(logged)}`)
tally.close()

function readKills(): LoggedKill[] {
  if (!existsSync(log)) return []
  const lines = readFileSync(log, 'utf8').split('\n').filter(Boolean)
  return lines.map((line) => JSON.parse(line) as LoggedKill)
}

async function runIn(browser: BrowserName): Promise<void> {
  findBrowser(browser)
  console.log(`-- ${browser}: begins`)
  const outcome = await runProject(browser, args)
  const { passed, failures, output } = outcome
  console.log(`\n${output}\n== ${browser}: ${passed} passed, ${failures.length} failed`)
  tally.add(browser, outcome)
}
