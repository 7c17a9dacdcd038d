import * as v from 'valibot'
import { integer } from './numbers.ts'
import { momentSchema } from './time/moment.ts'
import { say, snake } from './words/message.ts'

/**
 * Everything that can go wrong between us and the outside, as data of a known kind.
 * `retryAt` is the earliest time (ms since the epoch) at which asking again is allowed.
 */
const detail = v.string()
export const problemSchema = v.variant('kind', [
  v.object({ kind: v.literal('offline') }),
  v.object({ kind: v.literal('unreachable') }),
  v.object({ kind: v.literal('timeout') }),
  v.object({ kind: v.literal('signed-out') }),
  /** One of several accounts; its name is empty where nobody knows it. */
  v.object({ kind: v.literal('account-signed-out'), account: v.string() }),
  v.object({ kind: v.literal('forbidden') }),
  v.object({ kind: v.literal('rate-limited'), retryAt: momentSchema }),
  v.object({ kind: v.literal('server-error'), status: integer, retryAt: v.nullable(momentSchema) }),
  v.object({ kind: v.literal('not-fittrend') }),
  v.object({ kind: v.literal('malformed'), detail }),
  v.object({ kind: v.literal('no-api') }),
  v.object({ kind: v.literal('refused'), status: integer, code: v.string(), title: v.string() }),
  v.object({ kind: v.literal('sign-in-cancelled') }),
  v.object({ kind: v.literal('sign-in-busy') }),
  v.object({ kind: v.literal('sign-in-failed'), detail }),
  v.object({ kind: v.literal('no-identity') }),
  v.object({ kind: v.literal('site-access') }),
  v.object({ kind: v.literal('storage'), detail }),
  v.object({ kind: v.literal('newer-data'), detail }),
  /** Without the API: no Connect page is open to read from. */
  v.object({ kind: v.literal('page-not-open') }),
  /** Firefox: the container in which the account was read was deleted. */
  v.object({ kind: v.literal('container-gone') }),
  v.object({ kind: v.literal('site-signed-out') }),
  v.object({ kind: v.literal('page-unreadable') }),
])
export type Problem = v.InferOutput<typeof problemSchema>

export type Result<T, P = Problem> = { ok: true; value: T } | { ok: false; problem: P }

export const success = <T>(value: T): { ok: true; value: T } => ({ ok: true, value })
export const failure = <P>(problem: P): { ok: false; problem: P } => ({ ok: false, problem })

/**
 * A known kind of trouble in the user's words: what is the matter, and what to do.
 * The kind "site-access" brings the button that asks for the host permission.
 */
export interface ProblemView {
  kind: string
  sentence: string
  whatToDo: string
}

/** What the user should know and do about a problem. */
export function describeProblem(problem: Problem): ProblemView {
  const kind = snake(problem.kind)
  return { kind: problem.kind, sentence: sentenceOf(problem), whatToDo: say(`problem_${kind}_do`) }
}

function sentenceOf(problem: Problem): string {
  if (problem.kind === 'account-signed-out' && problem.account !== '') {
    return say('problem_account_signed_out_named', { account: problem.account })
  }
  if (problem.kind === 'refused' && problem.title !== '') {
    return say('problem_refused_says', { said: problem.title })
  }
  return say(`problem_${snake(problem.kind)}`)
}
