import { dayInWords } from '../time/day-in-words.ts'
import { language, type MessageId, marksNames, type ParameterNames, textOf } from './catalog.ts'
import { isolated } from './isolates.ts'

/** A day (YYYY-MM-DD) or a time in ISO 8601, said as of `now` (ms since the epoch). */
export interface Day {
  day: string
  now: number
}

type Parameter = string | number | Day | Message

/** Words that can be stored, and sent, without being in any language yet. */
export interface Message {
  id: MessageId
  with?: Record<string, Parameter> | undefined
}

type ArgumentsOf<K extends MessageId> = [ParameterNames<K>] extends [never]
  ? [none?: Record<string, never>]
  : [parameters: Record<ParameterNames<K>, Parameter>]

/** A message to be kept; its words are made when somebody reads them (`inWords`). */
export function message<K extends MessageId>(id: K, ...[parameters]: ArgumentsOf<K>): Message {
  return parameters ? { id, with: parameters } : { id }
}

/** A message in the user's language. A parameter `count` chooses its plural form. */
export function say<K extends MessageId>(id: K, ...[parameters]: ArgumentsOf<K>): string {
  return inWords(parameters ? { id, with: parameters } : { id })
}

/** The same with its names and dates marked, for a view to draw apart. */
export function sayMarked<K extends MessageId>(id: K, ...[parameters]: ArgumentsOf<K>): string {
  return inWords(parameters ? { id, with: parameters } : { id }, true)
}

/** A kept message in the user's language; one that this version doesn't know any more is said to be that. */
export function inWords({ id, with: given = {} }: Message, marks = marksNames()): string {
  const { count } = given
  const text = textOf(id, typeof count === 'number' ? count : null) || textOf('no_words', null)
  return text.replace(/\{(\w+)\}/g, (hole, name: string) => {
    const value = Object.hasOwn(given, name) ? given[name] : undefined
    return value === undefined ? hole : parameterInWords(value, marks)
  })
}

function parameterInWords(value: Parameter, marks: boolean): string {
  const apart = (text: string) => (marks ? isolated(text) : text)
  if (typeof value === 'string') return apart(value)
  if (typeof value === 'number') return new Intl.NumberFormat(language()).format(value)
  if (!('day' in value)) return inWords(value, marks)
  return apart(dayInWords(value.day, value.now, language()))
}

/** A kind of ours as a part of a message's id, which has no hyphens: "rate-limited" and "rate_limited". */
export type Snake<T extends string> = T extends `${infer A}-${infer B}` ? `${A}_${Snake<B>}` : T

/** @see Snake */
export function snake<T extends string>(kind: T): Snake<T> {
  return kind.replaceAll('-', '_') as Snake<T>
}
