import { foldText } from '../text.ts'
import type { Vocabulary } from '../vocabulary.ts'
import { otherMark, serviceMark } from './lexicon.ts'
import { escaped } from './phrases.ts'

/**
 * Format characters and controls draw nothing, and turn or hide what stands beside them (Unicode 16, 23.2); some
 * marks strike out the letter that they follow.
 */
const invisible = /[\p{Cf}\p{Cc}\p{Cs}\p{Cn}]|[\u0334-\u0338]|\u034f|[\u20d0-\u20e3]/u

/** Warning, question and information signs, bin, plug, link: they say nothing. Any other sign is a word that nobody can explain. */
const decorations =
  /\u{26a0}|\u{2757}|\u{2755}|\u{2753}|\u{2754}|\u{2139}|\u{1f5d1}|\u{1f50c}|\u{1f517}|\u{fe0f}/gu

/** Signs at which a sentence ends; a comma, too: "No, data will be deleted". */
const ends = /[.?!:]+(?=\s|$)|[?!;…|()[\],•·/\\*#\n\r\u2028\u2029\u0085]|\s[-–—]\s|[–—]/u

export function saysInvisible(text: string): boolean {
  return invisible.test(text.replace(/[\t\n\r\f]/g, ' '))
}

/** The text as sentences: folded, names of services marked, decoration left out. */
export function sentencesOf(text: string, vocabulary: Vocabulary): string[] {
  return text
    .split(/[\n\r\u2028\u2029\u0085]+/u)
    .flatMap((line) => namesMarked(line, vocabulary).split(ends))
    .map(bare)
    .filter((sentence) => sentence !== '')
}

/** A button's name as one sentence; empty where it has no letters, as a cross. */
export function sentenceOfName(name: string, vocabulary: Vocabulary): string {
  const sentence = bare(namesMarked(name, vocabulary).replace(/[.?!…,]/gu, ' '))
  return /[\p{L}\p{N}]/u.test(sentence) ? sentence : ''
}

/** Folded, with the service's name and those of other known services marked, the longest name first. */
export function namesMarked(text: string, { service, others }: Vocabulary): string {
  const folded = straight(foldText(text.replace(decorations, ' ')))
  const names = [service, ...others].map(straight).filter((name) => name !== '')
  const longestFirst = [...new Set(names)].sort((a, b) => b.length - a.length).map(escaped)
  if (longestFirst.length === 0) return folded
  // "Fitbit+" is another product.
  const name = new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${longestFirst.join('|')})(?![\\p{L}\\p{N}+])`,
    'gu',
  )
  const own = straight(service)
  return folded.replace(name, (found) => ` ${found === own ? serviceMark : otherMark} `)
}

function straight(text: string): string {
  return text.replace(/[’‘`´]/gu, "'")
}

/** Quotes around all of it, or around the service's name, are dropped; any other says something. */
function bare(sentence: string): string {
  const folded = sentence
    .replace(/["“”„«»']\s*(SERVICE)\s*["“”„«»']/gu, ' $1 ')
    .replace(/\s+/gu, ' ')
    .trim()
  const inner = /^["“„«'](.*)["”»']$/u.exec(folded)?.[1] ?? folded
  return inner.replace(/^[-–—\s]+/u, '').trim()
}
