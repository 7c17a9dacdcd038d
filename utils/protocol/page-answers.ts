import * as z from 'zod/mini'
import { healthKinds, pageProblemKinds } from '../page/page-step.ts'
import { messageSchema } from '../words/schema.ts'
import type { PageAnswer } from './page-messages.ts'

const words = z.string().check(z.maxLength(10_000))
const list = z.array(words).check(z.maxLength(1_000))

const view = z.object({
  kind: z.enum(['connect', 'signed-out', 'other']),
  address: words,
  hidden: z.boolean(),
  entry: z.enum(['absent', 'collapsed', 'expanded', 'ambiguous']),
  can: z.object({
    disable: z.boolean(),
    remove: z.boolean(),
    enableService: z.boolean(),
    choose: z.boolean(),
    enable: z.boolean(),
  }),
  health: z.object({
    kind: z.enum([...healthKinds, 'listed', 'not-listed']),
    word: z.nullable(words),
  }),
  user: z.object({ isNamed: z.boolean(), name: z.nullable(words), listed: list }),
})

const problem = z.object({
  kind: z.enum(pageProblemKinds),
  lookedFor: z.nullable(messageSchema),
  candidates: list,
  sentence: messageSchema,
})

const question = z.object({
  asked: words,
  form: z.enum(['page', 'confirm']),
  answer: z.enum(['yes', 'cancel', 'left']),
})

const did = {
  clicked: list,
  questions: z.array(question).check(z.maxLength(100)),
  view,
  leftOpen: z.exactOptional(z.literal(true)),
}

const result = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('done'),
    alreadyDone: z.boolean(),
    found: z.exactOptional(list),
    ...did,
  }),
  z.object({ kind: z.literal('leaving'), ...did }),
  z.object({ kind: z.literal('stopped'), problem, ...did }),
])

const pageAnswerSchema: z.ZodMiniType<PageAnswer> = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('page/here'),
    hasEngine: z.boolean(),
    hasQuestions: z.boolean(),
    guides: z.nullable(words),
  }),
  z.object({ type: z.literal('page/no-engine') }),
  z.object({ type: z.literal('page/observed'), view }),
  z.object({ type: z.literal('page/performed'), result }),
  z.object({ type: z.literal('page/ok') }),
  z.object({ type: z.literal('page/failed'), reason: words }),
])

/**
 * What the content script answered, or null where that is no answer. It comes out of a page's process,
 * which an attacker may have taken over, so nothing of it is taken on trust.
 */
export function parsePageAnswer(answer: unknown): PageAnswer | null {
  return pageAnswerSchema.safeParse(answer).data ?? null
}
