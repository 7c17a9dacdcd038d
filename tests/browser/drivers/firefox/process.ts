import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { findBrowser } from '../../../../scripts/find-browser.ts'

const launchTimeoutMs = 90_000

type Preferences = Record<string, boolean | number | string>

export interface FirefoxProcess {
  /** WebSocket address of WebDriver BiDi, without the path. */
  url: string
  isRunning(): boolean
  /** Ends it at once; its child processes end with the connection to it. */
  kill(): Promise<void>
  /** Resolves when it has ended by itself. */
  ended(): Promise<void>
}

/**
 * Starts Firefox with remote control, also of its privileged code.
 * Firefox sets the preferences that automation needs by itself (RecommendedPreferences.sys.mjs).
 */
export async function startFirefox(
  profileDir: string,
  preferences: Preferences,
  headed: boolean,
): Promise<FirefoxProcess> {
  const lines = Object.entries(preferences).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`,
  )
  writeFileSync(join(profileDir, 'user.js'), lines.join(''))
  const args = ['--no-remote', '--profile', profileDir, '--remote-debugging-port=0']
  args.push('--remote-allow-system-access', ...(headed ? [] : ['--headless']))
  // In the process group of the tests, so that Ctrl-C ends it with them.
  const child = spawn(findBrowser('firefox'), args, { stdio: ['ignore', 'ignore', 'pipe'] })
  const exited = once(child, 'exit')
  const isRunning = () => child.exitCode === null && child.signalCode === null
  const kill = async () => {
    if (isRunning()) child.kill('SIGKILL')
    await exited
  }
  const onParentExit = () => child.kill('SIGKILL')
  process.once('exit', onParentExit)
  exited.finally(() => process.off('exit', onParentExit))
  try {
    const url = await debuggerUrl(child)
    return { url, isRunning, kill, ended: async () => void (await exited) }
  } catch (error) {
    await kill()
    throw error
  }
}

function debuggerUrl(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = ''
    const timer = setTimeout(() => fail(`no answer in ${launchTimeoutMs} ms`), launchTimeoutMs)
    const fail = (why: string) => {
      clearTimeout(timer)
      reject(new Error(`Firefox did not start: ${why}\n${output}`))
    }
    child.once('error', (error) => fail(error.message))
    child.once('exit', (code) => fail(`it ended with ${code}`))
    child.stderr?.on('data', (chunk) => {
      output = (output + chunk).slice(-5000)
      const url = /WebDriver BiDi listening on (ws:\S+)/.exec(output)?.[1]
      if (!url) return
      clearTimeout(timer)
      resolve(url)
    })
  })
}
