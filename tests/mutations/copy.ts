import { cpSync, mkdtempSync, realpathSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'

/** What no unit test needs, or what is only linked to. */
const leftOut = new Set([
  ...['.git', 'node_modules', '.output', 'test-output', 'demo-output', 'bench', 'docs'],
  ...['web-ext-artifacts'],
])

/** A copy of the working tree to make changes in, with its dependencies linked. */
export function copyOfTree(root: string): string {
  const copy = realpathSync(mkdtempSync(join(tmpdir(), 'reconnect-mutations-')))
  const isWanted = (path: string) => dirname(path) !== root || !leftOut.has(basename(path))
  cpSync(root, copy, { recursive: true, filter: isWanted })
  symlinkSync(realpathSync(join(root, 'node_modules')), join(copy, 'node_modules'))
  return copy
}
