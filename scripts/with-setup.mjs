// Runs on whatever Node (>= 20) the machine has: installs the locked dependencies when they are
// missing or older than the lock file, then runs the given script under the Node 24 that they bring.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const stamp = `${root}node_modules/.setup-stamp`
const lock = readFileSync(`${root}package-lock.json`, 'utf8')

const [major = 0] = process.versions.node.split('.').map(Number)
if (major < 20)
  fail(`Node.js 20 or newer is needed; this is ${process.version}. See https://nodejs.org.`)

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) install()

const [script, ...args] = process.argv.slice(2)
if (script) {
  const run = spawnSync(`${root}node_modules/.bin/node`, [script, ...args], {
    cwd: root,
    stdio: 'inherit',
  })
  process.exit(run.status ?? 1)
}

function install() {
  console.log('Installing dependencies (npm ci) ...')
  rmSync(stamp, { force: true })
  const run = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (run.status !== 0)
    fail(
      'npm ci failed; the lines above say why. A network connection to the npm registry is needed.',
    )
  mkdirSync(`${root}node_modules`, { recursive: true })
  writeFileSync(stamp, lock)
}

function fail(message) {
  console.error(message)
  process.exit(1)
}
