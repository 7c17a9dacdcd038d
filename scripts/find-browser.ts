import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

export type BrowserName = 'chromium' | 'firefox'

interface Candidates {
  /** Environment variable that overrides the search. */
  variable: string
  commands: string[]
  paths: string[]
  debianPackage: string
}

const candidates: Record<BrowserName, Candidates> = {
  chromium: {
    variable: 'CHROMIUM_PATH',
    commands: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
    paths: [
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    ],
    debianPackage: 'chromium',
  },
  firefox: {
    variable: 'FIREFOX_PATH',
    commands: ['firefox-esr', 'firefox'],
    paths: [
      '/Applications/Firefox.app/Contents/MacOS/firefox',
      'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
    ],
    debianPackage: 'firefox-esr',
  },
}

/**
 * Path of a browser on this machine. On Debian, as root (as in CI containers), a missing one is
 * installed with apt; nobody else's machine is changed.
 * @throws Error that says what is missing and how to get it.
 */
export function findBrowser(name: BrowserName): string {
  const { variable, debianPackage } = candidates[name]
  const given = process.env[variable]
  if (given) {
    if (isExecutable(given)) return given
    throw new Error(`${variable} is set to ${given}, where there is no program.`)
  }
  const found = search(name) ?? (installWithApt(debianPackage) ? search(name) : undefined)
  if (found) return found
  throw new Error(
    `No ${name} browser found. Install it (Debian, as root: apt-get install ${debianPackage}; ` +
      `elsewhere from ${name === 'firefox' ? 'mozilla.org/firefox' : 'chromium.org'}), ` +
      `or set ${variable} to its program.`,
  )
}

function search(name: BrowserName): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const { commands, paths } = candidates[name]
  const onPath = commands.flatMap((command) => folders.map((folder) => join(folder, command)))
  return [...onPath, ...paths].find(isExecutable)
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function installWithApt(debianPackage: string): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false
  console.log(`Installing ${debianPackage} with apt-get ...`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (...args: string[]) =>
    spawnSync('apt-get', ['-qq', ...args], { env, stdio: ['ignore', 'ignore', 'inherit'] }).status
  return apt('update') === 0 && apt('install', '-y', '--no-install-recommends', debianPackage) === 0
}
