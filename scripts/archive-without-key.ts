import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Wxt } from 'wxt'

const manifests = new Map<string, string>()

/**
 * The archive is the store's, which refuses a `key` in the manifest and gives an id of its own; the folder that
 * developers load keeps it. Hooks of WXT, around the packing.
 */
export const archiveWithoutKey = {
  async 'zip:extension:start'({ config }: Wxt) {
    const file = join(config.outDir, 'manifest.json')
    const manifest = await readFile(file, 'utf8')
    manifests.set(file, manifest)
    const { key: _, ...rest } = JSON.parse(manifest)
    await writeFile(file, JSON.stringify(rest))
  },
  async 'zip:extension:done'({ config }: Wxt) {
    const file = join(config.outDir, 'manifest.json')
    const manifest = manifests.get(file)
    if (manifest) await writeFile(file, manifest)
  },
}
