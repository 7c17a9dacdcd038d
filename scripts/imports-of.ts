import { join } from 'node:path'

/** One file of a tree names another; paths are from the root. */
export interface Import {
  from: string
  of: string
  /** Gone when it runs. */
  isType: boolean
}

const importing = /(?:^|\n)(?:import|export)\s+(type\s)?(?:[^'"]*?\sfrom\s+)?['"](\.[^'"]+)['"]/g

/** What a file imports of its own tree; packages are left out. */
export function importsOf(from: string, code: string): Import[] {
  return [...code.matchAll(importing)].map(([, type, path = '']) => ({
    from,
    of: join(from, '..', path),
    isType: type !== undefined,
  }))
}
