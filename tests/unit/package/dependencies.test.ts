import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const read = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../../${name}`, import.meta.url), 'utf8'))

const manifest: Record<string, Record<string, string> | undefined> = read('package.json')
const lock: { packages: Record<string, LockedPackage> } = read('package-lock.json')

interface LockedPackage {
  version?: string
  integrity?: string
  dev?: boolean
  /** Only for development, or for who may or may not be there: a peer such as TypeScript. */
  devOptional?: boolean
  optional?: boolean
  dependencies?: Record<string, string>
  devDependencies?: Record<string, string>
}

describe('dependencies', () => {
  it.each(['dependencies', 'devDependencies', 'overrides'])('are pinned: %s', (kind) => {
    const loose = Object.entries(manifest[kind] ?? {}).filter(
      ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
    )
    expect(loose).toEqual([])
    expect(Object.keys(manifest[kind] ?? {})).not.toEqual([])
  })

  it('are locked as they are pinned', () => {
    const { dependencies, devDependencies } = lock.packages[''] ?? {}
    expect({ dependencies, devDependencies }).toEqual({
      dependencies: manifest.dependencies,
      devDependencies: manifest.devDependencies,
    })
  })

  it('that ship are these, each known by its content', () => {
    const shipped = Object.entries(lock.packages).filter(
      ([path, { dev, devOptional, optional }]) => path && !dev && !devOptional && !optional,
    )
    expect(shipped.map(([path]) => path.replace('node_modules/', ''))).toEqual([
      'idb',
      'oauth4webapi',
      'preact',
      'valibot',
    ])
    for (const [path, { integrity }] of shipped) {
      expect(integrity, path).toMatch(/^sha512-/)
    }
  })
})
