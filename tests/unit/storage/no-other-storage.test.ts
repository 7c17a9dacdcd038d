import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const root = new URL('../../../', import.meta.url)

/** Areas that content scripts can read, or that go with the worker or the browser. */
const otherStorage = /\b(?:browser|chrome|api)\.storage\b|\b(?:local|session)Storage\b|\bcaches\./

function sources(): string[] {
  return ['utils', 'entrypoints', 'components'].flatMap((folder) =>
    readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => `${folder}/${name}`),
  )
}

it('storage.local rejecting, storage.session cleared: nothing of ours uses them', () => {
  const files = sources()
  expect(files.length).toBeGreaterThan(100)
  const users = files.filter((name) => otherStorage.test(readFileSync(new URL(name, root), 'utf8')))
  expect(users).toEqual([])
})
