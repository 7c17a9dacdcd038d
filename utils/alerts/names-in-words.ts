import { language } from '../words/catalog.ts'
import { say } from '../words/message.ts'

/**
 * So many are named; of the others it is said how many they are. A tooltip or a notification of more lines isn't
 * read, and one of thousands of names hides the screen.
 */
const mostNamed = 5

/** "Fitbit, Garmin, and Oura"; each name once, the first few of many. */
export function namesInWords(names: string[]): string {
  const all = [...new Set(names.map((name) => name.replace(/\s+/gu, ' ')))]
  const others = all.length - mostNamed
  const shown =
    others > 1 ? [...all.slice(0, mostNamed), say('names_more', { count: others })] : all
  return new Intl.ListFormat(language()).format(shown)
}
