import * as v from 'valibot'
import { describeProblem, problemSchema } from '../../problems.ts'
import { inWords, say, snake } from '../../words/message.ts'
import { messageSchema } from '../../words/schema.ts'

const kindOnly = v.picklist([
  'nothing-to-repair',
  'not-confirmed',
  'switched-off',
  'import-paused',
  'service-down',
  'service-retired',
  'service-not-offered',
  'unknown-service',
  'newer-repair',
  'page-lost',
  'not-removed',
  'other-account',
  'consent-denied',
  'consent-closed',
  'consent-expired',
  'consent-invalid',
  'account-in-use',
  'scope-missing',
  'service-error',
  'wrong-account',
  'consent-unreachable',
  'not-connected',
  'not-answered',
  'removed-by-hand',
  'no-import',
  'data-missing',
  'stopped',
])

/** Why a repair ended without success, as data of a known kind. */
export const repairProblemSchema = v.union([
  v.object({ kind: kindOnly }),
  v.object({ kind: v.literal('busy'), service: v.string() }),
  v.object({ kind: v.literal('api'), problem: problemSchema }),
  /** A fault of our own; the report tells the error's name at most. */
  v.object({ kind: v.literal('internal'), detail: v.string() }),
  /** The page engine stopped. Texts of the page stay here: the report tells roles and profile words alone. */
  v.object({
    kind: v.literal('page'),
    page: v.string(),
    sentence: messageSchema,
    lookedFor: v.nullable(messageSchema),
    candidates: v.array(v.string()),
  }),
])
export type RepairProblem = v.InferOutput<typeof repairProblemSchema>

/** Why, and what the user can do now; `name` is the service's. */
export function describeRepairProblem(
  problem: RepairProblem,
  name: string,
): { why: string; whatNow: string } {
  switch (problem.kind) {
    case 'busy':
      return { why: say('stop_busy', { service: problem.service }), whatNow: say('stop_busy_do') }
    case 'api': {
      const { sentence, whatToDo } = describeProblem(problem.problem)
      return { why: sentence, whatNow: `${whatToDo} ${say('stop_then_try_again')}` }
    }
    case 'internal':
      return { why: say('stop_internal'), whatNow: say('stop_internal_do') }
    case 'page':
      return { why: inWords(problem.sentence), whatNow: say('stop_page_do') }
    default: {
      const kind = snake(problem.kind)
      return { why: say(`stop_${kind}`, { name }), whatNow: say(`stop_${kind}_do`, { name }) }
    }
  }
}
