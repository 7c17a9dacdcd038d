import * as z from 'zod/mini'
import { momentSchema } from './time/moment.ts'

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

/** [what is the matter, what to do], in the user's words. */
const words: { [K in Problem['kind']]: [string, string] } = {
  offline: ['You are offline.', 'The next check runs by itself once you are online again.'],
  unreachable: [
    'FitTrend can’t be reached.',
    'Check your internet connection. The next try comes by itself.',
  ],
  timeout: ['FitTrend takes too long to answer.', 'The next try comes by itself.'],
  'signed-out': ['You are signed out of FitTrend.', 'Sign in to FitTrend to go on.'],
  'account-signed-out': [
    'Reconnect isn’t signed in to the FitTrend account that this is about.',
    'Sign in to that account in Reconnect’s settings.',
  ],
  forbidden: [
    'FitTrend doesn’t let Reconnect do this with your account.',
    'Sign in again and allow both permissions that are asked for.',
  ],
  'rate-limited': [
    'FitTrend asked us to wait before the next check.',
    'The next check comes by itself.',
  ],
  'server-error': ['FitTrend has trouble of its own right now.', 'The next try comes by itself.'],
  'not-fittrend': [
    'Something else answered in FitTrend’s place, such as the sign-in page of a public Wi-Fi.',
    'Open any web page, sign in to the network there, then check again.',
  ],
  malformed: [
    'FitTrend’s answer can’t be understood.',
    'Try again later. If it stays like this, tell FitTrend’s support.',
  ],
  'no-api': [
    'This FitTrend doesn’t offer the interface that Reconnect reads.',
    'Open the Connect page on FitTrend to see your connections.',
  ],
  refused: ['FitTrend refused the request.', 'Try again. If it stays like this, get help.'],
  'sign-in-cancelled': [
    'The sign-in window was closed before it was done.',
    'Click “Sign in to FitTrend” when you are ready.',
  ],
  'sign-in-busy': [
    'A sign-in or permission window of Reconnect is open already.',
    'Finish there or close that window, then try again.',
  ],
  'sign-in-failed': [
    'The sign-in to FitTrend didn’t work.',
    'Try again. If it stays like this, tell FitTrend’s support.',
  ],
  'no-identity': [
    'This browser has no sign-in window for extensions.',
    'Open the Connect page on FitTrend and sign in there.',
  ],
  'site-access': [
    'Reconnect isn’t allowed to see FitTrend’s site.',
    'Click “Allow access to FitTrend”.',
  ],
  'page-not-open': [
    'Reconnect reads your connections when you open FitTrend’s Connect page.',
    'Click “Check now” to have it opened for you.',
  ],
  'container-gone': [
    'The container in which this account of FitTrend was seen is gone.',
    'Open FitTrend’s Connect page in another one.',
  ],
  'site-signed-out': [
    'You are signed out of FitTrend.',
    'Sign in on FitTrend’s site; Reconnect goes on by itself after that.',
  ],
  'page-unreadable': [
    'FitTrend’s Connect page can’t be understood.',
    'Open the page yourself to see your connections. If it stays like this, tell FitTrend’s support.',
  ],
  storage: [
    'This browser doesn’t let Reconnect keep its data, so it can’t repair safely.',
    'Free some disk space, leave private browsing, then restart the browser.',
  ],
  'newer-data': [
    'A newer version of Reconnect has kept its data in this browser. This version can’t read it, nor finish a repair that is open there.',
    'Update Reconnect, then restart the browser.',
  ],
}

/** What the user should know and do about a problem. */
export function describeProblem(problem: Problem): ProblemView {
  const [sentence, whatToDo] = words[problem.kind]
  if (problem.kind === 'account-signed-out' && problem.account !== '') {
    const named = `Reconnect isn’t signed in to the FitTrend account “${problem.account}”.`
    return { kind: problem.kind, sentence: named, whatToDo }
  }
  const title = problem.kind === 'refused' && problem.title ? ` It says: “${problem.title}”` : ''
  return { kind: problem.kind, sentence: sentence + title, whatToDo }
}
