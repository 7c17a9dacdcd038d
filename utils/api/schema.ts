import * as v from 'valibot'
import { firstIssue } from '../first-issue.ts'
import { integer } from '../numbers.ts'
import { foldText } from '../page/text.ts'
import { serviceIdPattern } from '../site/service-id.ts'

/** Shapes of docs/fittrend-api.yaml, parsed at the border. Unknown members are dropped. */
const dateTime = v.pipe(v.string(), v.isoTimestamp(), v.check(isDay))
export const date = v.pipe(v.string(), v.isoDate(), v.check(isDay))

/** The pattern alone takes the 31st of every month. */
function isDay(text: string): boolean {
  const time = Date.parse(`${text.slice(0, 10)}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text.slice(0, 10))
}

/**
 * A name of which nothing is left when words are compared ("™", a space without width) can't be looked for, nor
 * seen: the id stands in for it, so that the connection isn't lost.
 */
export const serviceSchema = v.pipe(
  v.object({
    id: v.pipe(v.string(), v.regex(serviceIdPattern)),
    name: v.pipe(v.string(), v.minLength(1), v.maxLength(80)),
  }),
  v.transform(({ id, name }) => ({ id, name: foldText(name) === '' ? id : name })),
)
export type Service = v.InferOutput<typeof serviceSchema>

/** Data type to on/off. A record, so a key such as "__proto__" can't reach a prototype. */
export const importSettingsSchema = v.record(v.pipe(v.string(), v.maxLength(80)), v.boolean())
export type ImportSettings = v.InferOutput<typeof importSettingsSchema>

export const connectionSchema = v.object({
  service: serviceSchema,
  status: v.picklist(['connected', 'paused', 'error', 'disabled']),
  error: v.nullable(
    v.object({
      code: v.pipe(v.string(), v.maxLength(100)),
      since: dateTime,
      message: v.optional(v.pipe(v.string(), v.maxLength(500))),
    }),
  ),
  token: v.nullable(v.object({ expiresAt: dateTime, refreshedAt: dateTime })),
  import: v.object({
    lastSucceededAt: v.nullable(dateTime),
    through: v.nullable(date),
    records: v.pipe(integer, v.minValue(0)),
    pausedUntil: v.nullable(dateTime),
    historyComplete: v.boolean(),
  }),
  settings: importSettingsSchema,
  externalAccount: v.nullable(v.pipe(v.string(), v.maxLength(500))),
})
export type Connection = v.InferOutput<typeof connectionSchema>

/** The list's frame; its entries are parsed one by one, so that a bad one hides no other. */
export const connectionListSchema = v.object({
  account: v.object({ id: v.pipe(v.string(), v.minLength(1), v.maxLength(200)), name: v.string() }),
  connections: v.array(v.unknown()),
})

export const serviceOfferSchema = v.object({
  service: serviceSchema,
  status: v.picklist(['available', 'unavailable', 'retired']),
  notice: v.optional(v.pipe(v.string(), v.maxLength(500))),
})
export type ServiceOffer = v.InferOutput<typeof serviceOfferSchema>
export const serviceListSchema = v.object({ services: v.array(v.unknown()) })

export const importRunSchema = v.object({
  startedAt: dateTime,
  finishedAt: v.optional(v.nullable(dateTime)),
  outcome: v.picklist(['in_progress', 'success', 'partial', 'failed', 'paused']),
  from: v.optional(v.nullable(date)),
  through: v.optional(v.nullable(date)),
  records: v.optional(v.pipe(integer, v.minValue(0))),
  error: v.optional(v.nullable(v.string())),
})
export type ImportRun = v.InferOutput<typeof importRunSchema>
export const importListSchema = v.object({ imports: v.array(v.unknown()) })

export const authorizationSchema = v.object({
  authorizationUrl: v.pipe(v.string(), v.url()),
  expiresAt: dateTime,
})
export type Authorization = v.InferOutput<typeof authorizationSchema>

/** RFC 9457. */
export const problemDocumentSchema = v.object({
  title: v.pipe(v.string(), v.maxLength(500)),
  code: v.pipe(v.string(), v.maxLength(100)),
})

/** Entries of a list that are as they should be, and what is left of the others. */
export interface ParsedList<T> {
  items: T[]
  /** One short reason per entry that had to be left out. */
  rejected: string[]
}

export function parseEntries<T>(
  schema: v.GenericSchema<unknown, T>,
  entries: unknown[],
): ParsedList<T> {
  const list: ParsedList<T> = { items: [], rejected: [] }
  for (const entry of entries) {
    const parsed = v.safeParse(schema, entry)
    if (parsed.success) list.items.push(parsed.output)
    else list.rejected.push(firstIssue(parsed.issues))
  }
  return list
}
