import * as z from 'zod/mini'
import type { MessageId } from './catalog.ts'
import type { Message } from './message.ts'

/** No sentence of ours, or of a page that is quoted in one, is longer. */
const text = z.string().check(z.maxLength(10_000))
const id = z.custom<MessageId>((it) => typeof it === 'string' && /^\w{1,80}$/.test(it))
const plain = z.union([text, z.number(), z.object({ day: text, now: z.number() })])
const within = <T extends z.ZodMiniType>(parameter: T) =>
  z.object({ id, with: z.optional(z.record(z.string().check(z.maxLength(80)), parameter)) })

/**
 * A message as it is stored, or comes from the page. What it names may be named by messages itself, and no deeper:
 * a page that was taken over may send any depth. Which ids are known is seen when it is said.
 */
export const messageSchema: z.ZodMiniType<Message> = within(
  z.union([plain, within(z.union([plain, within(plain)]))]),
)
