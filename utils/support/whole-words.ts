/** Finds each of the phrases as whole words, the longest that fits. Needs one at least. */
export function wholeWords(phrases: string[], flags: 'gu' | 'giu'): RegExp {
  const longestFirst = [...phrases].sort((a, b) => b.length - a.length)
  const any = longestFirst.map((phrase) => phrase.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('|')
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${any})(?![\\p{L}\\p{N}])`, flags)
}
