import { type Message, message } from '../../words/message.ts'

/** A control in an entry, by the first of FitTrend's words for it. */
export function lookedForAct(words: string[], name: string): Message {
  return message('look_act', { word: words[0] ?? '', name })
}
