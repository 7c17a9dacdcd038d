import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { installedKits } from './installed-kits.ts'

const folder = new URL('./', import.meta.url)
const cache = new URL('../../.output/sandbox-variants/', import.meta.url)
const building = new Map<string, Promise<string>>()

/**
 * One script for the browser out of a module of this folder, with its UI kit in it. Kept on disk under
 * a hash of all that goes into it: the module, `client/`, and the versions of the kits.
 */
export function bundleOf(module: string): Promise<string> {
  const known = building.get(module) ?? cached(module)
  building.set(module, known)
  known.catch(() => building.delete(module))
  return known
}

async function cached(module: string): Promise<string> {
  const name = `${module.replace(/[^a-z0-9]+/gi, '-')}-${await hashOf(module)}.js`
  const file = new URL(name, cache)
  const kept = await readFile(file, 'utf8').catch(() => null)
  if (kept !== null) return kept
  const script = await build(fileURLToPath(new URL(module, folder)))
  await mkdir(cache, { recursive: true })
  // Under another name first: two sandboxes may build at once.
  const part = new URL(`${name}.${process.pid}`, cache)
  await writeFile(part, script)
  await rename(part, file)
  return script
}

async function hashOf(module: string): Promise<string> {
  const shared = (await readdir(new URL('client/', folder))).sort().map((name) => `client/${name}`)
  const hash = createHash('sha256')
  for (const name of [
    '../../package-lock.json',
    'package-lock.json',
    'bundle.ts',
    module,
    ...shared,
  ])
    hash.update(await readFile(new URL(name, folder)))
  return hash.digest('hex').slice(0, 16)
}

/** The bundler is loaded only where something is to be built: the sandbox has to start at once. */
async function build(input: string): Promise<string> {
  await installedKits()
  const { rolldown } = await import('rolldown')
  const bundle = await rolldown({
    input,
    platform: 'browser',
    transform: { define: defines },
    // Style sheets come by <link> (assets.ts).
    moduleTypes: { '.css': 'empty' },
    // Kits carry directives for server components, which mean nothing here.
    onLog: (level, log, print) => log.code !== 'MODULE_LEVEL_DIRECTIVE' && print(level, log),
  })
  const { output } = await bundle.generate({ format: 'iife', codeSplitting: false })
  await bundle.close()
  return output[0].code
}

const defines = {
  'process.env.NODE_ENV': '"production"',
  'process.env': '{}',
  __VUE_OPTIONS_API__: 'true',
  __VUE_PROD_DEVTOOLS__: 'false',
  __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
}
