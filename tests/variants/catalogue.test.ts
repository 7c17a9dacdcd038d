import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RunningSandbox, startSandbox } from '../../sandbox/start.ts'
import { bundleOf } from '../../sandbox/variants/bundle.ts'
import { variants } from '../../sandbox/variants/index.ts'
import { commonTraits, traits } from '../../sandbox/variants/trait.ts'
import { setScene } from './sandbox-log.ts'

const readme = readFileSync(new URL('../../sandbox/README.md', import.meta.url), 'utf8')

describe('the catalogue of page variants', () => {
  test('has 26 variants or more, at least 13 with a UI kit of its own', () => {
    expect(variants.length).toBeGreaterThanOrEqual(26)
    expect(new Set(variants.flatMap(({ kit = [] }) => kit)).size).toBeGreaterThanOrEqual(13)
    expect(new Set(variants.map(({ name }) => name)).size).toBe(variants.length)
  })

  test('shows everything that real pages do', () => {
    const shown = new Set([...commonTraits, ...variants.flatMap(({ covers }) => covers)])
    expect(Object.keys(traits).filter((trait) => ![...shown].includes(trait as never))).toEqual([])
  })

  test.each(variants)('$name is in the README', ({ name, kit = '', summary }) => {
    const row = readme.split('\n').find((line) => line.startsWith(`| \`${name}\``)) ?? ''
    const cells = row.split('|').map((cell) => cell.trim())
    expect(cells.slice(2, 4)).toEqual([kit, summary])
  })
})

describe('every variant', () => {
  let sandbox: RunningSandbox
  beforeAll(async () => {
    sandbox = await startSandbox({ quiet: true })
  })
  afterAll(() => sandbox.close())

  test.each(variants)('$name is served, with decoys and look-alikes', async (variant) => {
    const { name, value } = await setScene(sandbox, variant)
    const headers = { cookie: `${name}=${value}` }
    const page = await fetch(`${sandbox.origin}/account/connect?variant=${variant.name}`, {
      headers,
    })
    expect(page.status).toBe(200)
    const view = await (await fetch(`${sandbox.origin}/account/connect/view`, { headers })).text()
    expect((await page.text()).includes('data-decoy')).toBe(!variant.isBare)
    expect(view.includes('Fitbit Premium') && view.includes('My Fitbit')).toBe(!variant.isBare)
  })

  test.each(variants.flatMap(({ client = [] }) => client))('%s is built', async (client) => {
    const begin = performance.now()
    await bundleOf(client)
    console.log(`${client}: ${Math.round(performance.now() - begin)} ms`)
  })
})
