import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Mutation } from './mutations.ts'

/**
 * Makes a mutation in a copy of the tree.
 * @returns what takes it back
 * @throws Error where its text isn't there exactly once: the list has to keep up with the code
 */
export function mutate(copy: string, { name, file, text, becomes }: Mutation): () => void {
  const path = join(copy, file)
  const original = readFileSync(path, 'utf8')
  const times = original.split(text).length - 1
  if (times !== 1) throw new Error(`${name}: its text is ${times} times in ${file}: ${text}`)
  // A function, as "$" in a replacement has a meaning of its own.
  writeFileSync(
    path,
    original.replace(text, () => becomes),
  )
  return () => writeFileSync(path, original)
}
