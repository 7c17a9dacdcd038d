import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseBuildVariables } from '../utils/site/build-variables.ts'
import type { BrowserName } from './find-browser.ts'

export interface BuildOptions {
  browser: BrowserName
  /** Folder of another WXT project than the product. */
  source?: string
  /** `WXT_FITTREND_*` variables, on top of the environment. */
  env?: Record<string, string>
  /** Default: RECONNECT_OUT_DIR, or `.output`. Tests give one of their own. */
  outDir?: string
  /** Also packs the archive for the store, beside the folder. */
  zip?: boolean
  /** Shows what WXT prints; otherwise that is shown only when it fails. */
  verbose?: boolean
}

export const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * Builds the extension for one browser.
 * @returns The folder of the unpacked extension.
 * @throws Error on a variable that doesn't hold what it may, and on a failed build.
 */
export async function buildExtension(options: BuildOptions): Promise<string> {
  const env = { ...process.env, ...options.env }
  parseBuildVariables(env)
  const outDir = resolve(root, options.outDir ?? (env.RECONNECT_OUT_DIR || '.output'))
  const target = options.browser === 'firefox' ? 'firefox' : 'chrome'
  const project = options.source ? [options.source] : []
  const args = [options.zip ? 'zip' : 'build', ...project, '--browser', target, '--mv3']
  await runWxt(args, { ...env, RECONNECT_OUT_DIR: outDir }, options.verbose ?? false)
  return join(outDir, `${target}-mv3`)
}

async function runWxt(args: string[], env: NodeJS.ProcessEnv, verbose: boolean): Promise<void> {
  const child = spawn(process.execPath, [join(root, 'node_modules/wxt/bin/wxt.mjs'), ...args], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk
      if (verbose) process.stdout.write(chunk)
    })
  }
  const [code] = await once(child, 'close')
  if (code !== 0) {
    throw new Error(`wxt ${args.join(' ')} ended with ${code}.${verbose ? '' : `\n${output}`}`)
  }
}
