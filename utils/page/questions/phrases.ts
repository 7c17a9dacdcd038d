/**
 * Phrases of the lexicon, in a notation that a person can read and check: words with single spaces;
 * `(a|b)`: one of these; `[a|b]`: one of these or nothing; `<NAME>`: what is defined under that name.
 */
export type Definitions = Record<string, string>

/** Whether a sentence (folded, single spaces) is one of the phrases, from its first word to its last. */
export type Matcher = (sentence: string) => boolean

/** @param definitions may use those that come before them */
export function matcherOf(phrases: string[], definitions: Definitions): Matcher {
  const known = new Map<string, string>()
  for (const [name, phrase] of Object.entries(definitions)) known.set(name, pattern(phrase, known))
  const all = phrases.map((phrase) => pattern(phrase, known))
  const regex = new RegExp(`^(?:${all.join('|')})$`, 'u')
  return (sentence) => regex.test(`${sentence} `)
}

/** Each word brings its space along, so that what is left out leaves no gap. */
function pattern(phrase: string, known: ReadonlyMap<string, string>): string {
  return phrase.replace(/<(\w+)>|[()[\]|]|[^\s()[\]|<>]+|\s+/gu, (token, name?: string) => {
    if (name !== undefined) return `(?:${known.get(name) ?? unknown(name)})`
    switch (token) {
      case '(':
      case '[':
        return '(?:'
      case ')':
        return ')'
      case ']':
        return ')?'
      case '|':
        return '|'
      default:
        return token.trim() === '' ? '' : `${escaped(token)} `
    }
  })
}

/** A text, to be found as it is. */
export function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
}

function unknown(name: string): never {
  throw new Error(`<${name}> isn't defined.`)
}
