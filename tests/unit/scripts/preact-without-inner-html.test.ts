import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { preactWithoutInnerHtml } from '../../../scripts/preact-without-inner-html.ts'

const path = createRequire(import.meta.url).resolve('preact')
const { transform } = preactWithoutInnerHtml()

test('the Preact in use has the one assignment that is cut', async () => {
  const code = await readFile(path, 'utf8')
  expect(transform(code, path)?.code).not.toMatch(/\.innerHTML\s*=[^=]/)
})

test('a Preact without it fails the build', () => {
  expect(() => transform('export {}', path)).toThrow(/in 0 places/)
})
