import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStage, post, type Stage } from './stage.ts'

const readme = readFileSync(new URL('../../sandbox/README.md', import.meta.url), 'utf8')

/** `[scene, example]` of each row of the tables of scenes; a row without a name is of the one above. */
const rows = [...readme.matchAll(/^\| +(?:`([a-z-]+)`)? *\| (.*?) \| .* \|$/gm)].reduce<
  [string, string][]
>((all, [, name, examples = '']) => {
  const scene = name ?? all.at(-1)?.[0] ?? ''
  const whole = [...examples.matchAll(/`(\{.*?\})`/g)].map(([, json = '']) => json)
  all.push(...whole.map((json): [string, string] => [scene, json]))
  return all
}, [])

describe("the README's examples", () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage()
  })
  afterAll(() => stage.close())

  test('name every scene', async () => {
    const unknown = await post(`${stage.origin}/sandbox/no-such-scene`, {})
    const { known } = (await unknown.json()) as { known: { post: string[] } }
    expect([...new Set(rows.map(([scene]) => scene))].sort()).toEqual(known.post.sort())
  })

  test.each(rows)('%s %s works', async (name, json) => {
    await stage.scene('reset')
    expect((await post(`${stage.origin}/sandbox/${name}`, json)).status).toBe(200)
  })
})
