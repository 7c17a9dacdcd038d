import { spawn } from 'node:child_process'
import { copyFile, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('./', import.meta.url))
const lockFile = 'package-lock.json'
const stamp = `${folder}node_modules/.setup-stamp`

let installing: Promise<void> | null = null

/**
 * The UI kits from npm, which the product does without: installed when a page that is built with one is first asked
 * for, or when the lock file has changed since.
 */
export function installedKits(): Promise<void> {
  installing ??= install().catch((error: unknown) => {
    installing = null
    throw error
  })
  return installing
}

async function install(): Promise<void> {
  const lock = await readFile(`${folder}${lockFile}`, 'utf8')
  if (await isCurrent(lock)) return
  console.error('Installing the UI kits of the page variants (npm ci in sandbox/variants) ...')
  // Beside first, then renamed: two processes may install at once, and one may be stopped in the middle.
  const beside = await mkdtemp(`${folder}.installing-`)
  try {
    for (const name of ['package.json', lockFile, '.npmrc'])
      await copyFile(`${folder}${name}`, `${beside}/${name}`)
    await npmCi(beside)
    await writeFile(`${beside}/node_modules/.setup-stamp`, lock)
    await rename(`${folder}node_modules`, `${beside}/old`).catch(() => 'there was none')
    await rename(`${beside}/node_modules`, `${folder}node_modules`).catch(async (error) => {
      // Another process was quicker.
      if (!(await isCurrent(lock))) throw error
    })
  } finally {
    await rm(beside, { recursive: true, force: true })
  }
}

async function isCurrent(lock: string): Promise<boolean> {
  return (await readFile(stamp, 'utf8').catch(() => null)) === lock
}

/** No kit needs a script of its own to be installed. */
function npmCi(cwd: string): Promise<void> {
  const options = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  return new Promise((resolve, reject) => {
    const npm = spawn('npm', options, {
      cwd,
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32',
    })
    npm.once('error', reject)
    npm.once('exit', (code) =>
      code === 0
        ? resolve()
        : reject(new Error('npm ci failed in sandbox/variants; the lines above say why.')),
    )
  })
}
