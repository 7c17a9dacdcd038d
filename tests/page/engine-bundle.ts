import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'

/** The engine as one classic script that sets the global `engine`. */
export async function bundleEngine(): Promise<string> {
  const input = fileURLToPath(new URL('engine-in-page.ts', import.meta.url))
  const bundle = await rolldown({ input, platform: 'browser' })
  const { output } = await bundle.generate({ format: 'iife', name: 'engine' })
  await bundle.close()
  return `${output[0].code}\n;globalThis.engine = engine`
}
