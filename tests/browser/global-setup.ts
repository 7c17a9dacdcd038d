import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import type { TestProject } from 'vitest/node'
import { buildExtension } from '../../scripts/build-extension.ts'
import type { BrowserName } from '../../scripts/find-browser.ts'

declare module 'vitest' {
  interface ProvidedContext {
    browserName: BrowserName
    /** The unpacked extension, built for a FitTrend at `sandboxPort`. */
    extensionDir: string
    sandboxPort: number
  }
}

/** Builds the extension for a sandbox on a port of its own, in a folder that goes away again. */
export default async function setup(project: TestProject): Promise<() => void> {
  const port = await freePort()
  const outDir = `.output/test-${port}`
  const discard = () => rmSync(outDir, { recursive: true, force: true })
  try {
    const extensionDir = await buildExtension({
      browser: project.name === 'firefox' ? 'firefox' : 'chromium',
      env: { WXT_FITTREND_ORIGIN: `http://localhost:${port}` },
      outDir,
    })
    project.provide('extensionDir', extensionDir)
    project.provide('sandboxPort', port)
    return discard
  } catch (error) {
    discard()
    throw error
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
