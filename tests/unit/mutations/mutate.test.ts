import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { mutate } from '../../mutations/mutate.ts'
import { type Mutation, mutations } from '../../mutations/mutations.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'reconnect-mutate-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const mutation: Mutation = {
  name: 'yes is no',
  file: 'answer.ts',
  text: "'yes'",
  becomes: "'$&no'",
  tests: ['answer.test.ts'],
}
const content = () => readFileSync(join(folder, 'answer.ts'), 'utf8')

describe('a mutation', () => {
  it('is made to the letter, and taken back', () => {
    writeFileSync(join(folder, 'answer.ts'), "say('yes')\n")
    const takeBack = mutate(folder, mutation)
    expect(content()).toBe("say('$&no')\n")
    takeBack()
    expect(content()).toBe("say('yes')\n")
  })

  it.each(['say()', "say('yes', 'yes')"])('fails where its text isn’t there once: %s', (code) => {
    writeFileSync(join(folder, 'answer.ts'), code)
    expect(() => mutate(folder, mutation)).toThrow('yes is no')
    expect(content()).toBe(code)
  })

  it.each(mutations)('of the list still fits the code: $name', ({ file, text, tests }) => {
    expect(readFileSync(file, 'utf8').split(text)).toHaveLength(2)
    for (const test of tests) expect(existsSync(test), test).toBe(true)
  })
})
