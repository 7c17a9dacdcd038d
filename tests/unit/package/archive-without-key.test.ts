import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Wxt } from 'wxt'
import { archiveWithoutKey } from '../../../scripts/archive-without-key.ts'

it('packs the manifest without the development key, and leaves the folder as it was', async () => {
  const outDir = await mkdtemp(join(tmpdir(), 'reconnect-archive-'))
  const wxt = { config: { outDir } } as Wxt
  const file = join(outDir, 'manifest.json')
  const built = '{"manifest_version":3,"key":"MIIB","name":"Reconnect for FitTrend"}'
  try {
    await writeFile(file, built)
    await archiveWithoutKey['zip:extension:start'](wxt)
    const packed = JSON.parse(await readFile(file, 'utf8'))
    expect(packed).toEqual({ manifest_version: 3, name: 'Reconnect for FitTrend' })
    await archiveWithoutKey['zip:extension:done'](wxt)
    expect(await readFile(file, 'utf8')).toBe(built)
  } finally {
    await rm(outDir, { recursive: true })
  }
})
