import * as v from 'valibot'
import { finite } from '../numbers.ts'
import type { MessageId } from './catalog.ts'
import type { Message } from './message.ts'

/** No sentence of ours, or of a page that is quoted in one, is longer. */
const text = v.pipe(v.string(), v.maxLength(10_000))
const id = v.custom<MessageId>((it) => typeof it === 'string' && /^\w{1,80}$/.test(it))
const plain = v.union([text, finite, v.object({ day: text, now: finite })])
const within = <T extends v.GenericSchema>(parameter: T) =>
  v.object({ id, with: v.optional(v.record(v.pipe(v.string(), v.maxLength(80)), parameter)) })

/**
 * A message as it is stored, or comes from the page. What it names may be named by messages itself, and no deeper:
 * a page that was taken over may send any depth. Which ids are known is seen when it is said.
 */
export const messageSchema: v.GenericSchema<unknown, Message> = within(
  v.union([plain, within(v.union([plain, within(plain)]))]),
)
