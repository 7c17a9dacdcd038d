import { readFileSync } from 'node:fs'
import type { ResolvedPublicFile } from 'wxt'
import { textsOf } from './message-texts.ts'

/** What ships of the messages: nothing that only translators need. A hook of WXT. */
export function shipPlainMessages(files: ResolvedPublicFile[]): void {
  for (const [place, file] of files.entries()) {
    if (!file.relativeDest.endsWith('messages.json') || !('absoluteSrc' in file)) continue
    const texts = textsOf(JSON.parse(readFileSync(file.absoluteSrc, 'utf8')))
    const plain = Object.entries(texts).map(([key, text]) => [
      key,
      { message: text.replaceAll('$', '$$$$') },
    ])
    const { relativeDest } = file
    files[place] = { relativeDest, contents: JSON.stringify(Object.fromEntries(plain)) }
  }
}
