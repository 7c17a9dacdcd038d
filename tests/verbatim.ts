import { type Message, message } from '../utils/words/message.ts'

/** A message that is its own text: for tests to which it is all the same what is said. */
export function verbatim(text: string): Message {
  return message('verbatim', { text })
}
