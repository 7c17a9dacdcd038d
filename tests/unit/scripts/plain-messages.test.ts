import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { ResolvedPublicFile } from 'wxt'
import { shipPlainMessages } from '../../../scripts/plain-messages.ts'

const messages = {
  title: {
    message: '$NAME$ costs $$5, $NAME$',
    description: 'For translators.',
    placeholders: { name: { content: '{name}' } },
  },
}

it('ships messages as a browser reads them the same, and nothing else of them', () => {
  const absoluteSrc = join(mkdtempSync(join(tmpdir(), 'messages-')), 'messages.json')
  writeFileSync(absoluteSrc, JSON.stringify(messages))
  const icon = { absoluteSrc, relativeDest: 'icon/16.png' }
  const files: ResolvedPublicFile[] = [
    icon,
    { absoluteSrc, relativeDest: '_locales/en/messages.json' },
  ]
  shipPlainMessages(files)
  expect(files).toEqual([
    icon,
    {
      relativeDest: '_locales/en/messages.json',
      contents: '{"title":{"message":"{name} costs $$5, {name}"}}',
    },
  ])
})
