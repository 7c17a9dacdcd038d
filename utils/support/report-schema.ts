import * as v from 'valibot'
import { integer } from '../numbers.ts'
import { pageProblemKinds } from '../page/page-step.ts'
import type { SiteProfile } from '../site/profile.ts'
import { stepIds } from '../site/steps.ts'
import { momentSchema } from '../time/moment.ts'
import { apiReasons, errorNames, lookedFors, reasons } from './told-reasons.ts'
import { toldRoles } from './told-roles.ts'
import { anotherService, leftOut, tellableWords } from './told-words.ts'

const step = v.picklist(stepIds)
const count = v.pipe(integer, v.minValue(0))
const { page: _page, api: _api, internal: _internal, ...plainReasons } = reasons

/** How a page stopped a step: the engine's kinds, the user's own clicks that didn't come, and any other. */
export const pageStops = [...pageProblemKinds, 'not-done', 'other'] as const

/**
 * All that a report may tell: numbers, times and words of lists that stand in the code or in the site
 * profile. No free text has a place here, whoever wrote it.
 */
export function reportSchema(site: SiteProfile) {
  const service = v.picklist([...site.services.map(({ name }) => name), anotherService])
  const text = v.array(v.union([service, v.picklist([...tellableWords(site), leftOut])]))
  return v.strictObject({
    format: v.literal('reconnect-report'),
    version: v.literal(1),
    service,
    startedAt: momentSchema,
    endedAt: momentSchema,
    source: v.picklist(['api', 'page']),
    result: v.union([
      v.strictObject({ kind: v.picklist(['none', ...kindsOf(plainReasons)]) }),
      v.strictObject({ kind: v.literal('internal'), error: v.nullable(v.picklist(errorNames)) }),
      v.strictObject({
        kind: v.literal('api'),
        problem: v.picklist(kindsOf(apiReasons)),
        status: v.nullable(v.pipe(integer, v.minValue(100), v.maxValue(599))),
      }),
      v.strictObject({
        kind: v.literal('page'),
        stop: v.picklist(pageStops),
        step: v.nullable(step),
        lookedFor: v.strictObject({ what: v.picklist([...lookedFors, 'other']), text }),
        candidates: v.array(v.strictObject({ role: v.picklist(toldRoles), text })),
        moreCandidates: count,
      }),
    ]),
    removed: v.picklist(['no', 'maybe', 'yes']),
    steps: v.array(
      v.strictObject({
        step,
        status: v.picklist(['done', 'skipped', 'begun', 'not begun']),
        at: v.nullable(momentSchema),
      }),
    ),
    questions: v.array(
      v.strictObject({
        step,
        form: v.picklist(['page', 'confirm']),
        answer: v.picklist(['yes', 'cancel', 'left']),
        text,
        length: count,
      }),
    ),
    moreQuestions: count,
  })
}
export type Report = v.InferOutput<ReturnType<typeof reportSchema>>

function kindsOf<K extends string>(table: Record<K, string>): K[] {
  return Object.keys(table) as K[]
}
