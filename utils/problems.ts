import * as z from 'zod/mini'
import { momentSchema } from './time/moment.ts'
import { say, snake } from './words/message.ts'

/**
 * Everything that can go wrong between us and the outside, as data of a known kind.
 * `retryAt` is the earliest time (ms since the epoch) at which asking again is allowed.
 */
const detail = z.string()
export const problemSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('offline') }),
  z.object({ kind: z.literal('unreachable') }),
  z.object({ kind: z.literal('timeout') }),
  z.object({ kind: z.literal('signed-out') }),
  /** One of several accounts; its name is empty where nobody knows it. */
  z.object({ kind: z.literal('account-signed-out'), account: z.string() }),
  z.object({ kind: z.literal('forbidden') }),
  z.object({ kind: z.literal('rate-limited'), retryAt: momentSchema }),
  z.object({ kind: z.literal('server-error'), status: z.int(), retryAt: z.nullable(momentSchema) }),
  z.object({ kind: z.literal('not-fittrend') }),
  z.object({ kind: z.literal('malformed'), detail }),
  z.object({ kind: z.literal('no-api') }),
  z.object({ kind: z.literal('refused'), status: z.int(), code: z.string(), title: z.string() }),
  z.object({ kind: z.literal('sign-in-cancelled') }),
  z.object({ kind: z.literal('sign-in-busy') }),
  z.object({ kind: z.literal('sign-in-failed'), detail }),
  z.object({ kind: z.literal('no-identity') }),
  z.object({ kind: z.literal('site-access') }),
  z.object({ kind: z.literal('storage'), detail }),
  z.object({ kind: z.literal('newer-data'), detail }),
  /** Without the API: no Connect page is open to read from. */
  z.object({ kind: z.literal('page-not-open') }),
  /** Firefox: the container in which the account was read was deleted. */
  z.object({ kind: z.literal('container-gone') }),
  z.object({ kind: z.literal('site-signed-out') }),
  z.object({ kind: z.literal('page-unreadable') }),
])
export type Problem = z.infer<typeof problemSchema>

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
