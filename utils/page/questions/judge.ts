import { foldText, holdsPhrase } from '../text.ts'
import type { Vocabulary } from '../vocabulary.ts'
import {
  type AskedControl,
  affirmatives,
  commonWords,
  definitionsFor,
  groups,
  type Kind,
  keepNames,
  type Object as Named,
  otherMark,
  otherNames,
  yesNames,
} from './lexicon.ts'
import { type Matcher, matcherOf } from './phrases.ts'
import { namesMarked, saysInvisible, sentenceOfName, sentencesOf } from './sentences.ts'

/** All that a question says, however it was put. */
export interface Asked {
  /** The act of ours that it came after. */
  act: AskedControl
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

/** A text that nobody would ask a plain question in, a sentence, a button's name; all bound the time that reading takes. */
const longestText = 800
const longestSentence = 220
const longestName = 80

/** Icon fonts draw their pictures by these: a cross before "your data is kept" turns it round. */
const glyphs = /\p{Co}/u

/**
 * Judges whether a question may be answered for the user. It is plain only where everything in it is explained:
 * by the act, the service and the sentences of the lexicon, each from its first word to its last; and where
 * something in it asks for the act. What is left over, in whatever language, makes it the user's. Pure: same
 * question, same judgement.
 */
export function judgeQuestion(asked: Asked, vocabulary: Vocabulary): Judgement {
  const fault = faultOf(asked, vocabulary)
  if (fault !== null) return users(fault)
  const matchers = matchersFor(asked.act, vocabulary)
  const names = asked.buttons.map((name) => sentenceOfName(name, vocabulary))
  const yeses = names.flatMap((name, place) => (yesKind(name, matchers) ? [place] : []))
  const [yes] = yeses
  if (yes === undefined) return users('no button that says yes')
  if (yeses.length > 1) return users('several buttons that say yes')
  const others = names.filter((_, place) => place !== yes)
  const sentences = sentencesOf(asked.text, vocabulary)
  const kinds = new Set<SentenceKind>()
  for (const sentence of sentences) {
    const kind = sentence.length > longestSentence ? null : kindOf(sentence, matchers)
    if (kind === null) return users(sentence)
    kinds.add(kind)
  }
  const odd = others.find(
    (name) => !isOther(name, matchers, !kinds.has('stays') || kinds.has('asks named')),
  )
  if (odd !== undefined) return users(`the button “${odd}”`)
  const open = whatIsOpen(kinds, names[yes] ?? '', matchers)
  if (open !== null) return users(open)
  // A cross of an icon font is no word that anyone could read.
  const staysUnread = asked.text
    .split('\n')
    .some(
      (line) =>
        glyphs.test(line) &&
        sentencesOf(line, vocabulary).some((it) => kindOf(it, matchers) === 'stays'),
    )
  if (staysUnread) return users('a picture beside what stays')
  return { kind: 'plain', yes }
}

/** What makes a question the user's before anything of it is read; null: nothing. */
function faultOf({ text, buttons, more }: Asked, vocabulary: Vocabulary): string | null {
  if (more.length > 0) return `it holds ${more.join(', ')}`
  if (text.length > longestText || buttons.some((name) => name.length > longestName))
    return 'its length'
  if ([text, ...buttons].some(saysInvisible)) return 'characters that nobody sees'
  if (
    [text.replace(/\s+/gu, ' '), ...buttons].some((it) =>
      namesMarked(it, vocabulary).includes(otherMark),
    )
  ) {
    return 'another service'
  }
  const isCommon = vocabulary.service.split(/\s+/u).every((word) => commonWords.has(word))
  const holdsOther = [...vocabulary.others].some(
    (other) => other !== '' && holdsPhrase(vocabulary.service, other),
  )
  return text.trim() !== '' && (isCommon || holdsOther)
    ? 'a service that can’t be told from other words'
    : null
}

type SentenceKind = Exclude<Kind, 'asks'> | 'asks named' | 'asks it'

/**
 * What is left open though each sentence is explained; null: nothing. Something has to ask for the act. And "it",
 * or an act without any object, may mean the data once a sentence has spoken of data.
 */
function whatIsOpen(
  kinds: ReadonlySet<SentenceKind>,
  yes: string,
  { named, act }: Matchers,
): string | null {
  const isNamed = kinds.has('asks named') || named(yes)
  if (kinds.has('stays')) {
    const isAboutClick = kinds.has('goes-on') && act(yes)
    if (!isNamed && !isAboutClick) return 'what stays, and not what goes'
    if (kinds.has('asks it') || / it( |$)/u.test(` ${yes} `.trimEnd()))
      return '“it”, which may be the data'
  }
  if (isNamed || kinds.has('asks it') || kinds.has('goes-on')) return null
  const isLabelled = [...kinds].every((kind) => kind === 'label')
  return act(yes) && isLabelled ? null : 'nothing is asked'
}

/** Whether a text speaks of the act or the service: then our click has raised it, however late it comes. */
export function speaksOf(text: string, act: AskedControl, vocabulary: Vocabulary): boolean {
  const folded = foldText(text)
  return [...vocabulary.acts[act], vocabulary.service].some((word) => holdsPhrase(folded, word))
}

/** Whether a text names the service. */
export function namesService(text: string, { service }: Vocabulary): boolean {
  return holdsPhrase(foldText(text), service)
}

/** Whether a button's name says yes to the act, with a counter behind it or not: "Remove (4)". */
export function saysYes(name: string, act: AskedControl, vocabulary: Vocabulary): boolean {
  if (name.length > longestName) return false
  return yesKind(sentenceOfName(withoutCounter(name), vocabulary), matchersFor(act, vocabulary))
}

/** "Remove (4)", "OK [3s]", "Yes 2": a button that can be pressed once it has counted down. */
export function withoutCounter(name: string): string {
  if (name.length > longestName) return name
  return name.replace(/[\s([]+\d{1,3}\s*(?:s|sec|seconds)?\s*[)\]]?\s*$/iu, '')
}

/** Has the lexicon ready, as its first use takes longer than an answer to confirm() should. */
export function prepareJudgement(act: AskedControl, vocabulary: Vocabulary): void {
  judgeQuestion({ act, text: 'Are you sure?', buttons: ['Cancel', 'OK'], more: [] }, vocabulary)
}

function users(left: string): Judgement {
  return { kind: 'users', left }
}

function yesKind(name: string, { named, act, bare }: Matchers): boolean {
  return named(name) || act(name) || bare(name)
}

function isOther(name: string, { other, keep }: Matchers, mayKeep: boolean): boolean {
  return name === '' || other(name) || (mayKeep && keep(name))
}

function kindOf(sentence: string, { kinds }: Matchers): SentenceKind | null {
  return kinds.find(({ matches }) => matches(sentence))?.kind ?? null
}

interface Matchers {
  kinds: { kind: SentenceKind; matches: Matcher }[]
  named: Matcher
  act: Matcher
  bare: Matcher
  other: Matcher
  keep: Matcher
}

const cache = new WeakMap<Vocabulary, Map<AskedControl, Matchers>>()

function matchersFor(act: AskedControl, vocabulary: Vocabulary): Matchers {
  const ofVocabulary = cache.get(vocabulary) ?? new Map<AskedControl, Matchers>()
  cache.set(vocabulary, ofVocabulary)
  const known = ofVocabulary.get(act) ?? makeMatchers(act, vocabulary)
  ofVocabulary.set(act, known)
  return known
}

function makeMatchers(act: AskedControl, vocabulary: Vocabulary): Matchers {
  const own = { ...vocabulary.acts, [act]: plainWords(vocabulary.acts[act]) }
  const confirm = [...plainWords(vocabulary.confirm), affirmatives].join('|')
  const definitions = (object: Named) => ({ ...definitionsFor(act, own, object), CONFIRM: confirm })
  const ofKind = (kind: Kind, object: Named = 'named') => {
    const fitting = groups.filter(
      (group) => group.kind === kind && (group.acts ?? [act]).includes(act),
    )
    const more = kind === 'label' ? statesOf(vocabulary) : []
    return matcherOf([...fitting.flatMap(({ phrases }) => phrases), ...more], definitions(object))
  }
  const ofNames = (names: string[]) => matcherOf(names, definitions('named'))
  return {
    kinds: [
      { kind: 'asks named', matches: ofKind('asks') },
      { kind: 'asks it', matches: ofKind('asks', 'it') },
      ...(['goes-on', 'stays', 'again', 'label'] as const).map((kind) => ({
        kind,
        matches: ofKind(kind),
      })),
    ],
    named: ofNames(yesNames.named),
    act: ofNames(yesNames.act),
    bare: ofNames(yesNames.bare),
    other: ofNames(otherNames),
    keep: ofNames(keepNames),
  }
}

/** Words for the trouble that the repair is for; others ("no longer supported") may change the user's mind. */
function statesOf({ health }: Vocabulary): string[] {
  return [...plainWords(health.broken), ...plainWords(health.off)].filter(
    (word) => word !== 'error',
  )
}

/** Words of the profile without the notation's own signs, which would say something else there. */
function plainWords(words: ReadonlySet<string>): Set<string> {
  const plain = [...words].map((word) => word.replace(/[()[\]|<>]/g, ' ').trim())
  return new Set(plain.filter((word) => word !== ''))
}
