import * as z from 'zod/mini'
import { pageProblemKinds } from '../page/page-step.ts'
import type { SiteProfile } from '../site/profile.ts'
import { stepIds } from '../site/steps.ts'
import { momentSchema } from '../time/moment.ts'
import { apiReasons, errorNames, lookedFors, reasons } from './told-reasons.ts'
import { toldRoles } from './told-roles.ts'
import { anotherService, leftOut, tellableWords } from './told-words.ts'

const step = z.enum(stepIds)
const count = z.int().check(z.minimum(0))
const { page: _page, api: _api, internal: _internal, ...plainReasons } = reasons

/** How a page stopped a step: the engine's kinds, the user's own clicks that didn't come, and any other. */
export const pageStops = [...pageProblemKinds, 'not-done', 'other'] as const

/**
 * All that a report may tell: numbers, times and words of lists that stand in the code or in the site
 * profile. No free text has a place here, whoever wrote it.
 */
export function reportSchema(site: SiteProfile) {
  const service = z.enum([...site.services.map(({ name }) => name), anotherService])
  const text = z.array(z.union([service, z.enum([...tellableWords(site), leftOut])]))
  return z.strictObject({
    format: z.literal('reconnect-report'),
    version: z.literal(1),
    service,
    startedAt: momentSchema,
    endedAt: momentSchema,
    source: z.enum(['api', 'page']),
    result: z.union([
      z.strictObject({ kind: z.enum(['none', ...kindsOf(plainReasons)]) }),
      z.strictObject({ kind: z.literal('internal'), error: z.nullable(z.enum(errorNames)) }),
      z.strictObject({
        kind: z.literal('api'),
        problem: z.enum(kindsOf(apiReasons)),
        status: z.nullable(z.int().check(z.minimum(100), z.maximum(599))),
      }),
      z.strictObject({
        kind: z.literal('page'),
        stop: z.enum(pageStops),
        step: z.nullable(step),
        lookedFor: z.strictObject({ what: z.enum([...lookedFors, 'other']), text }),
        candidates: z.array(z.strictObject({ role: z.enum(toldRoles), text })),
        moreCandidates: count,
      }),
    ]),
    removed: z.enum(['no', 'maybe', 'yes']),
    steps: z.array(
      z.strictObject({
        step,
        status: z.enum(['done', 'skipped', 'begun', 'not begun']),
        at: z.nullable(momentSchema),
      }),
    ),
    questions: z.array(
      z.strictObject({
        step,
        form: z.enum(['page', 'confirm']),
        answer: z.enum(['yes', 'cancel', 'left']),
        text,
        length: count,
      }),
    ),
    moreQuestions: count,
  })
}
export type Report = z.infer<ReturnType<typeof reportSchema>>

function kindsOf<K extends string>(table: Record<K, string>): K[] {
  return Object.keys(table) as K[]
}
