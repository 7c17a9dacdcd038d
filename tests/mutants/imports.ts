import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Import, importsOf } from '../../scripts/imports-of.ts'

/** Who imports whom in a tree. */
export class Imports {
  readonly #imports: Import[]

  constructor(tree: string) {
    const files = globSync('{components,entrypoints,sandbox,tests,utils}/**/*.{ts,tsx}', {
      cwd: tree,
    })
    this.#imports = files.flatMap((file) => importsOf(file, readFileSync(join(tree, file), 'utf8')))
  }

  /** The files that name this one. */
  usersOf(file: string): string[] {
    return [...new Set(this.#imports.filter(({ of }) => of === file).map(({ from }) => from))]
  }

  /** The files that run this one, by how many imports it is away: those that name it come first. */
  reachOf(file: string): string[][] {
    const seen = new Set([file])
    const rings: string[][] = []
    for (let ring = [file]; ring.length > 0; rings.push(ring)) {
      const next = this.#imports.filter(({ of, isType }) => !isType && ring.includes(of))
      ring = [...new Set(next.map(({ from }) => from))].filter((it) => !seen.has(it))
      for (const it of ring) seen.add(it)
    }
    return rings
  }
}
