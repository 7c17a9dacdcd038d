import * as v from 'valibot'
import { healthKinds, pageProblemKinds } from '../page/page-step.ts'
import { messageSchema } from '../words/schema.ts'
import type { PageAnswer } from './page-messages.ts'

const words = v.pipe(v.string(), v.maxLength(10_000))
const list = v.pipe(v.array(words), v.maxLength(1_000))

const view = v.object({
  kind: v.picklist(['connect', 'signed-out', 'other']),
  address: words,
  hidden: v.boolean(),
  entry: v.picklist(['absent', 'collapsed', 'expanded', 'ambiguous']),
  can: v.object({
    disable: v.boolean(),
    remove: v.boolean(),
    enableService: v.boolean(),
    choose: v.boolean(),
    enable: v.boolean(),
  }),
  health: v.object({
    kind: v.picklist([...healthKinds, 'listed', 'not-listed']),
    word: v.nullable(words),
  }),
  user: v.object({ isNamed: v.boolean(), name: v.nullable(words), listed: list }),
})

const problem = v.object({
  kind: v.picklist(pageProblemKinds),
  lookedFor: v.nullable(messageSchema),
  candidates: list,
  sentence: messageSchema,
})

const question = v.object({
  asked: words,
  form: v.picklist(['page', 'confirm']),
  answer: v.picklist(['yes', 'cancel', 'left']),
})

const did = {
  clicked: list,
  questions: v.pipe(v.array(question), v.maxLength(100)),
  view,
  leftOpen: v.exactOptional(v.literal(true)),
}

const result = v.variant('kind', [
  v.object({
    kind: v.literal('done'),
    alreadyDone: v.boolean(),
    found: v.exactOptional(list),
    ...did,
  }),
  v.object({ kind: v.literal('leaving'), ...did }),
  v.object({ kind: v.literal('stopped'), problem, ...did }),
])

const pageAnswerSchema: v.GenericSchema<unknown, PageAnswer> = v.variant('type', [
  v.object({
    type: v.literal('page/here'),
    hasEngine: v.boolean(),
    hasQuestions: v.boolean(),
    guides: v.nullable(words),
  }),
  v.object({ type: v.literal('page/no-engine') }),
  v.object({ type: v.literal('page/observed'), view }),
  v.object({ type: v.literal('page/performed'), result }),
  v.object({ type: v.literal('page/ok') }),
  v.object({ type: v.literal('page/failed'), reason: words }),
])

/**
 * What the content script answered, or null where that is no answer. It comes out of a page's process,
 * which an attacker may have taken over, so nothing of it is taken on trust.
 */
export function parsePageAnswer(answer: unknown): PageAnswer | null {
  const parsed = v.safeParse(pageAnswerSchema, answer)
  return parsed.success ? parsed.output : null
}
