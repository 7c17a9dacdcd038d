import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

interface Override {
  includes: string[]
  linter: {
    rules: { style: { noRestrictedImports: { options: { patterns: [{ group: string[] }] } } } }
  }
}

const { overrides } = JSON.parse(readFileSync('biome-rooms.json', 'utf8')) as {
  overrides: Override[]
}
const rooms = readdirSync('utils', { withFileTypes: true })
  .filter((it) => it.isDirectory())
  .map(({ name }) => name)
/** The one room that puts all others together. */
const whole = 'background'

const forbiddenIn = (room: string) =>
  overrides
    .filter(({ includes }) => includes.includes(`utils/${room}/**`))
    .flatMap((it) => it.linter.rules.style.noRestrictedImports.options.patterns)
    .flatMap(({ group }) => group)

describe('the directions between rooms, which the linter enforces', () => {
  it.each(rooms.filter((room) => room !== whole))('are said for utils/%s', (room) => {
    expect(forbiddenIn(room)).toEqual(
      expect.arrayContaining([`**/${whole}/**`, '**/entrypoints/**']),
    )
  })

  it.each(rooms.filter((room) => room !== whole))(
    'point one way between utils/%s and each other',
    (room) => {
      const others = rooms.filter((it) => it !== room && it !== whole)
      const both = others.filter(
        (it) =>
          !forbiddenIn(room).includes(`**/${it}/**`) && !forbiddenIn(it).includes(`**/${room}/**`),
      )
      expect(both).toEqual([])
    },
  )
})
