import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { findBrowser } from '../../../../scripts/find-browser.ts'
import { waitUntil } from '../wait-until.ts'

interface TargetInfo {
  type: string
  url: string
}

/**
 * How long a worker of the extension lives, in ms, from the start of the browser with a profile that has
 * the extension. Nothing of DevTools is attached to the worker, which would keep it alive for ever: only
 * the browser itself is asked which workers there are.
 */
export async function lifeOfUnwatchedWorker(
  profileDir: string,
  extensionOrigin: string,
): Promise<number> {
  const portFile = join(profileDir, 'DevToolsActivePort')
  rmSync(portFile, { force: true })
  const args = ['--headless=new', '--remote-debugging-port=0', `--user-data-dir=${profileDir}`]
  args.push('--no-first-run', '--disable-background-networking', '--disable-component-update')
  if (process.getuid?.() === 0) args.push('--no-sandbox')
  const child = spawn(findBrowser('chromium'), [...args, 'about:blank'], { stdio: 'ignore' })
  const exited = once(child, 'exit')
  try {
    const address = await waitUntil('Chromium’s address', async () => {
      const [port, path] = readFileSync(portFile, 'utf8').split('\n')
      return path && `ws://127.0.0.1:${port}${path}`
    })
    return await lifeOfWorker(address, extensionOrigin)
  } finally {
    child.kill('SIGKILL')
    await exited
  }
}

async function lifeOfWorker(address: string, extensionOrigin: string): Promise<number> {
  const socket = new WebSocket(address)
  await new Promise((resolve, reject) => {
    socket.onopen = resolve
    socket.onerror = reject
  })
  const isAlive = async () => {
    const targets = await targetsOf(socket)
    return targets.some(
      ({ type, url }) => type === 'service_worker' && url.startsWith(extensionOrigin),
    )
  }
  await waitUntil('the worker', isAlive)
  const begin = performance.now()
  while (await isAlive()) await pause(250)
  socket.close()
  return performance.now() - begin
}

let calls = 0

/** Target.getTargets of the DevTools protocol. */
function targetsOf(socket: WebSocket): Promise<TargetInfo[]> {
  calls += 1
  const id = calls
  return new Promise((resolve) => {
    const listen = ({ data }: MessageEvent) => {
      const answer = JSON.parse(String(data))
      if (answer.id !== id) return
      socket.removeEventListener('message', listen)
      resolve(answer.result.targetInfos)
    }
    socket.addEventListener('message', listen)
    socket.send(JSON.stringify({ id, method: 'Target.getTargets' }))
  })
}
