import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { buildExtension, root } from '../../../scripts/build-extension.ts'
import type { BrowserName } from '../../../scripts/find-browser.ts'

export const fitTrend = 'https://www.fittrend.com'

/** What a store would get, as texts by their path in the package. */
export interface BuiltPackage {
  manifest: Record<string, unknown>
  /** Scripts, pages and styles. */
  texts: Map<string, string>
}

/** Builds the extension as for a release, in a folder of its own that is gone again afterwards. */
export async function builtPackage(browser: BrowserName): Promise<BuiltPackage> {
  const outDir = `.output/package-${browser}-${process.pid}`
  try {
    const dir = await buildExtension({ browser, outDir, env: releaseEnv })
    const texts = textsIn(dir)
    return { manifest: JSON.parse(texts.get('manifest.json') ?? '{}'), texts }
  } finally {
    rmSync(join(root, outDir), { recursive: true, force: true })
  }
}

/** Whatever is set where the tests run. */
const releaseEnv = {
  NODE_ENV: 'production',
  WXT_FITTREND_ORIGIN: fitTrend,
  WXT_FITTREND_CONNECT_PATH: '',
  WXT_FITTREND_API: '',
}

function textsIn(dir: string): Map<string, string> {
  const files = readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.png'))
    .map(({ parentPath, name }) => join(parentPath, name))
  return new Map(files.map((file) => [relative(dir, file), readFileSync(file, 'utf8')]))
}
