import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { findBrowser } from '../../../../scripts/find-browser.ts'
import { waitUntil } from '../wait-until.ts'
import { DevTools } from './devtools.ts'

interface UnwatchedBrowser {
  devTools: DevTools
  close(): Promise<void>
}

/**
 * Chromium with a profile that has the extension. Nothing of DevTools is attached to its worker, which would keep it
 * alive for ever, and slow it down: only the browser itself is asked which workers there are.
 */
export async function startUnwatched(profileDir: string): Promise<UnwatchedBrowser> {
  const portFile = join(profileDir, 'DevToolsActivePort')
  rmSync(portFile, { force: true })
  const args = ['--headless=new', '--remote-debugging-port=0', `--user-data-dir=${profileDir}`]
  args.push('--no-first-run', '--disable-background-networking', '--disable-component-update')
  if (process.getuid?.() === 0) args.push('--no-sandbox')
  const child = spawn(findBrowser('chromium'), [...args, 'about:blank'], { stdio: 'ignore' })
  const exited = once(child, 'exit')
  const end = async () => {
    child.kill('SIGKILL')
    await exited
  }
  try {
    const address = await waitUntil('Chromium’s address', async () => {
      const [port, path] = readFileSync(portFile, 'utf8').split('\n')
      return path && `ws://127.0.0.1:${port}${path}`
    })
    const devTools = await DevTools.connect(address)
    return {
      devTools,
      close: async () => {
        devTools.close()
        await end()
      },
    }
  } catch (error) {
    await end()
    throw error
  }
}

/** How long a worker of the extension lives that nobody watches, in ms, from the start of the browser. */
export async function lifeOfUnwatchedWorker(
  profileDir: string,
  extensionOrigin: string,
): Promise<number> {
  const { devTools, close } = await startUnwatched(profileDir)
  try {
    const isAlive = async () => (await devTools.workersOf(extensionOrigin)).length > 0
    await waitUntil('the worker', isAlive)
    const begin = performance.now()
    while (await isAlive()) await pause(250)
    return performance.now() - begin
  } finally {
    await close()
  }
}
