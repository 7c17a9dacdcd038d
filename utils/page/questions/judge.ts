import { foldText, holdsPhrase } from '../text.ts'
import type { Vocabulary } from '../vocabulary.ts'
import {
  type AskedAct,
  again,
  definitionsFor,
  otherNames,
  sentences,
  serviceMark,
  yesNames,
} from './lexicon.ts'
import { type Matcher, matcherOf } from './phrases.ts'

/** All that a question says, however it was put. */
export interface Asked {
  /** The act of ours that it came after. */
  act: AskedAct
  /** Its text without its buttons, lines between blocks. */
  text: string
  /** Names of its buttons; one of the browser's own `confirm()` are "OK" and "Cancel". */
  buttons: string[]
  /** What it holds besides: boxes, fields, pictures, frames of other sites; each is a decision or can't be read. */
  more: string[]
}

/** `plain`: asks for what the user has agreed to and nothing else; `yes` is the place of the button that says so. */
export type Judgement =
  | { kind: 'plain'; yes: number }
  /** For the user. `left`: what isn't explained, for tests and the person who mends the lexicon. */
  | { kind: 'users'; left: string }

/** A text that nobody would ask a plain question in, and a sentence; both bound the time that reading takes. */
const longestText = 800
const longestSentence = 220

/** Format characters draw nothing, and turn or hide what stands beside them (Unicode 16, 23.2); so do controls. */
const invisible = /[\p{Cf}\p{Cc}\p{Cs}\p{Cn}]/u

/**
 * Judges whether a question may be answered for the user. It is plain only where everything in it is explained:
 * by the act, the service and the sentences of the lexicon, each from its first word to its last. What is left
 * over, in whatever language, makes it the user's. Pure: same question, same judgement.
 */
export function judgeQuestion(asked: Asked, vocabulary: Vocabulary): Judgement {
  const { sentence, yes, other } = matchersFor(asked.act, vocabulary)
  if (asked.more.length > 0) return users(`it holds ${asked.more.join(', ')}`)
  if (asked.text.length > longestText) return users('its length')
  const hidden = [asked.text, ...asked.buttons].find(hasInvisible)
  if (hidden !== undefined) return users('characters that nobody sees')
  const names = asked.buttons.map((name) => said(name, vocabulary))
  const affirmatives = names.flatMap((name, place) => (yes(name) ? [place] : []))
  const [first] = affirmatives
  if (first === undefined) return users('no button that says yes')
  if (affirmatives.length > 1) return users('several buttons that say yes')
  const odd = names.find((name, place) => place !== first && name !== '' && !other(name))
  if (odd !== undefined) return users(`the button “${odd}”`)
  const all = sentencesOf(asked.text, vocabulary)
  const left = all.find((it) => it.length > longestSentence || !sentence(it))
  if (left !== undefined) return users(left)
  if (namesOther(asked, vocabulary)) return users('another service')
  // "OK" under nothing at all says yes to nothing known.
  const isBare = all.length === 0 && !matchersFor(asked.act, vocabulary).ownAct(names[first] ?? '')
  return isBare ? users('nothing is asked') : { kind: 'plain', yes: first }
}

/** Whether a text speaks of the act or the service: then our click has raised it, however late it comes. */
export function speaksOf(text: string, act: AskedAct, vocabulary: Vocabulary): boolean {
  const folded = foldText(text)
  return [...vocabulary.acts[act], vocabulary.service].some((word) => holdsPhrase(folded, word))
}

/** Whether a button's name says yes to the act, with a counter behind it or not: "Remove (4)". */
export function saysYes(name: string, act: AskedAct, vocabulary: Vocabulary): boolean {
  return matchersFor(act, vocabulary).yes(said(withoutCounter(name), vocabulary))
}

/** "Remove (4)", "OK [3s]", "Yes 2": a button that can be pressed once it has counted down. */
export function withoutCounter(name: string): string {
  return name.replace(/[\s([]+\d{1,3}\s*(?:s|sec|seconds)?\s*[)\]]?\s*$/iu, '')
}

function users(left: string): Judgement {
  return { kind: 'users', left }
}

function hasInvisible(text: string): boolean {
  return invisible.test(text.replace(/[\t\n\r\f]/g, ' '))
}

function namesOther({ text, buttons }: Asked, vocabulary: Vocabulary): boolean {
  const all = foldText([text, ...buttons].join(' '))
  const bare = all.replaceAll(vocabulary.service, ' ')
  return [...vocabulary.others].some((name) => holdsPhrase(bare, name))
}

/** The text as sentences: folded, the service's name marked, without quotes, commas and signs that say nothing. */
function sentencesOf(text: string, vocabulary: Vocabulary): string[] {
  return text
    .split(/[\n\r]+/u)
    .flatMap((line) =>
      marked(line, vocabulary).split(/[.?!;:…|()[\]]+(?=\s|$|[)\]])|[?!;…|()[\]]|\s[-–—]\s|[–—]/u),
    )
    .map(bare)
    .filter((sentence) => sentence !== '')
}

/** A button's name, as a sentence. */
function said(name: string, vocabulary: Vocabulary): string {
  return bare(marked(name, vocabulary).replace(/[.?!…]/gu, ' '))
}

function marked(text: string, { service }: Vocabulary): string {
  const folded = foldText(text.replace(/[’‘`´]/gu, "'"))
  if (service === '') return folded
  const escaped = service.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
  const isolated = new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'gu')
  return folded.replace(isolated, ` ${serviceMark} `)
}

/** Signs and emblems are no words; a sign of money (Sc) is one. Apostrophes stay inside words only. */
function bare(sentence: string): string {
  return sentence
    .replace(/[\p{So}\p{Sk}\p{Sm}«»„“”"',•·*_#×✕✓/\\]/gu, (sign, at: number, whole: string) =>
      sign === "'" && isInWord(whole, at) ? sign : ' ',
    )
    .replace(/\s+/gu, ' ')
    .replace(/^[-–—\s.]+|[-–—\s.:]+$/gu, '')
    .trim()
}

function isInWord(text: string, at: number): boolean {
  return /\p{L}/u.test(text[at - 1] ?? '') && /\p{L}/u.test(text[at + 1] ?? '')
}

interface Matchers {
  sentence: Matcher
  yes: Matcher
  other: Matcher
  /** Names the act itself, not only "Yes". */
  ownAct: Matcher
}

const cache = new WeakMap<Vocabulary, Map<AskedAct, Matchers>>()

function matchersFor(act: AskedAct, vocabulary: Vocabulary): Matchers {
  const ofVocabulary = cache.get(vocabulary) ?? new Map<AskedAct, Matchers>()
  cache.set(vocabulary, ofVocabulary)
  const known = ofVocabulary.get(act) ?? makeMatchers(act, vocabulary)
  ofVocabulary.set(act, known)
  return known
}

function makeMatchers(act: AskedAct, vocabulary: Vocabulary): Matchers {
  const acts = { ...vocabulary.acts, [act]: plainWords(vocabulary.acts[act]) }
  const definitions = {
    ...definitionsFor(act, acts),
    AGAIN: again,
    CONFIRM: [...plainWords(vocabulary.confirm)].join('|'),
  }
  const states = Object.values(vocabulary.health).flatMap((words) => [...plainWords(words)])
  const phrases = Object.values(sentences).flatMap((group) => group.phrases)
  return {
    sentence: matcherOf([...phrases, ...states], definitions),
    yes: matcherOf(yesNames, definitions),
    other: matcherOf(otherNames, definitions),
    ownAct: matcherOf(
      yesNames.filter((name) => name.includes('<OWN>')),
      definitions,
    ),
  }
}

/** Words of the profile without the notation's own signs, which would say something else there. */
function plainWords(words: ReadonlySet<string>): Set<string> {
  const plain = [...words].map((word) => word.replace(/[()[\]|<>]/g, ' ').trim())
  return new Set(plain.filter((word) => word !== ''))
}
