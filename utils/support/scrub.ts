import { foldText, holdsPhrase } from '../page/text.ts'
import { wholeWords } from './whole-words.ts'

/** Things of a form that nothing of ours has, each with what stands in its place; order counts. */
const forms: [RegExp, string][] = [
  // User and password of a URL come before its mail-like end.
  [/(?<=:\/\/)[^\s/?#@]+@/gu, '[user]@'],
  [/(?<=:\/\/[^\s"'<>?#]*)[?#][^\s"'<>]+/gu, '[query]'],
  [/[?#][^\s"'<>=]*=[^\s"'<>]*/gu, '[query]'],
  [/[^\s"'<>()[\]{},;:/@]+@[^\s"'<>()[\]{},;:/@]+/gu, '[mail address]'],
  [/\b[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}\b/giu, '[id]'],
  // JWT and JWE (RFC 7519, 7516): base64url parts between dots.
  [/[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)+/gu, '[token]'],
  // IPv6 with a gap, or with more colons than a time of the day has; so MAC addresses, too.
  [/(?<![\w:.])(?:[\da-f]{1,4}(?::[\da-f]{1,4})*)?::[\da-f:.]*/giu, '[address]'],
  [/(?<![\w:.])(?:[\da-f]{1,4}:){4,7}[\da-f.]{1,15}/giu, '[address]'],
  [/(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w.]*\w)/gu, '[address]'],
  [/(?<![\p{L}\p{N}])(?=\p{L}*\d)[\da-f]{12,}(?![\p{L}\p{N}])/giu, '[id]'],
  [/\d{6,}/gu, '[number]'],
  // Base64 in either alphabet: longer than our words, with a digit or capitals inside.
  [/(?=[\w+/-]*(?:\d|[a-z][A-Z]))[\w+/-]{20,}={0,2}/gu, '[token]'],
]

/** The shortest part of a name that is looked for alone: "Li" stands in too many words. */
const shortestPart = 3

/** A time as reports write it; it stays, whatever it looks like. */
const time = /(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)/

/**
 * Takes out what has the form of something private, and what is known to be: the second wall behind the
 * report's schema, which should have left nothing to find.
 * @param known names and ids, as a whole and in their parts
 * @param own words of the report itself, which stay, even if somebody is called so
 */
export function scrub(text: string, known: string[], own: string): string {
  const ownWords = foldText(own)
  const names = known
    .flatMap((name) => [name.trim(), ...name.split(/\P{L}+/u)])
    .filter((name) => name.length >= shortestPart)
  const all: typeof forms = [...forms]
  if (names.length > 0) all.unshift([wholeWords(names, 'giu'), '[name]'])
  const clean = (part: string) =>
    all.reduce(
      (rest, [form, instead]) =>
        rest.replace(form, (match) => (isOwn(match, ownWords) ? match : instead)),
      part,
    )
  // Every other part is a time, as its pattern is a group.
  return text
    .split(time)
    .map((part, place) => (place % 2 === 1 ? part : clean(part)))
    .join('')
}

function isOwn(found: string, ownWords: string): boolean {
  const folded = foldText(found)
  return folded === '' || holdsPhrase(ownWords, folded)
}
