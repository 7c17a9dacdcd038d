import * as z from 'zod/mini'
import { firstIssue } from '../first-issue.ts'
import { foldText } from '../page/text.ts'
import { serviceIdPattern } from '../site/service-id.ts'

/** Shapes of docs/fittrend-api.yaml, parsed at the border. Unknown members are dropped. */
const dateTime = z.iso.datetime({ offset: true })
export const date = z.iso.date()

/**
 * A name of which nothing is left when words are compared ("™", a space without width) can't be looked for, nor
 * seen: the id stands in for it, so that the connection isn't lost.
 */
export const serviceSchema = z.pipe(
  z.object({
    id: z.string().check(z.regex(serviceIdPattern)),
    name: z.string().check(z.minLength(1), z.maxLength(80)),
  }),
  z.transform(({ id, name }) => ({ id, name: foldText(name) === '' ? id : name })),
)
export type Service = z.infer<typeof serviceSchema>

/** Data type to on/off. A record, so a key such as "__proto__" can't reach a prototype. */
export const importSettingsSchema = z.record(z.string().check(z.maxLength(80)), z.boolean())
export type ImportSettings = z.infer<typeof importSettingsSchema>

export const connectionSchema = z.object({
  service: serviceSchema,
  status: z.enum(['connected', 'paused', 'error', 'disabled']),
  error: z.nullable(
    z.object({
      code: z.string().check(z.maxLength(100)),
      since: dateTime,
      message: z.optional(z.string().check(z.maxLength(500))),
    }),
  ),
  token: z.nullable(z.object({ expiresAt: dateTime, refreshedAt: dateTime })),
  import: z.object({
    lastSucceededAt: z.nullable(dateTime),
    through: z.nullable(date),
    records: z.int().check(z.minimum(0)),
    pausedUntil: z.nullable(dateTime),
    historyComplete: z.boolean(),
  }),
  settings: importSettingsSchema,
  externalAccount: z.nullable(z.string().check(z.maxLength(500))),
})
export type Connection = z.infer<typeof connectionSchema>

/** The list's frame; its entries are parsed one by one, so that a bad one hides no other. */
export const connectionListSchema = z.object({
  account: z.object({ id: z.string().check(z.minLength(1), z.maxLength(200)), name: z.string() }),
  connections: z.array(z.unknown()),
})

export const serviceOfferSchema = z.object({
  service: serviceSchema,
  status: z.enum(['available', 'unavailable', 'retired']),
  notice: z.optional(z.string().check(z.maxLength(500))),
})
export type ServiceOffer = z.infer<typeof serviceOfferSchema>
export const serviceListSchema = z.object({ services: z.array(z.unknown()) })

export const importRunSchema = z.object({
  startedAt: dateTime,
  finishedAt: z.optional(z.nullable(dateTime)),
  outcome: z.enum(['in_progress', 'success', 'partial', 'failed', 'paused']),
  from: z.optional(z.nullable(date)),
  through: z.optional(z.nullable(date)),
  records: z.optional(z.int().check(z.minimum(0))),
  error: z.optional(z.nullable(z.string())),
})
export type ImportRun = z.infer<typeof importRunSchema>
export const importListSchema = z.object({ imports: z.array(z.unknown()) })

export const authorizationSchema = z.object({ authorizationUrl: z.url(), expiresAt: dateTime })
export type Authorization = z.infer<typeof authorizationSchema>

/** RFC 9457. */
export const problemDocumentSchema = z.object({
  title: z.string().check(z.maxLength(500)),
  code: z.string().check(z.maxLength(100)),
})

/** Entries of a list that are as they should be, and what is left of the others. */
export interface ParsedList<T> {
  items: T[]
  /** One short reason per entry that had to be left out. */
  rejected: string[]
}

export function parseEntries<T>(schema: z.ZodMiniType<T>, entries: unknown[]): ParsedList<T> {
  const list: ParsedList<T> = { items: [], rejected: [] }
  for (const entry of entries) {
    const parsed = schema.safeParse(entry)
    if (parsed.success) list.items.push(parsed.data)
    else list.rejected.push(firstIssue(parsed.error))
  }
  return list
}
