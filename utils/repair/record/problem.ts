import * as z from 'zod/mini'
import { describeProblem, problemSchema } from '../../problems.ts'

const kindOnly = z.enum([
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
export const repairProblemSchema = z.union([
  z.object({ kind: kindOnly }),
  z.object({ kind: z.literal('busy'), service: z.string() }),
  z.object({ kind: z.literal('api'), problem: problemSchema }),
  /** A fault of our own; the report tells the error's name at most. */
  z.object({ kind: z.literal('internal'), detail: z.string() }),
  /** The page engine stopped. Texts of the page stay here: the report tells roles and profile words alone. */
  z.object({
    kind: z.literal('page'),
    page: z.string(),
    sentence: z.string(),
    lookedFor: z.string(),
    candidates: z.array(z.string()),
  }),
])
export type RepairProblem = z.infer<typeof repairProblemSchema>

type KindOnly = z.infer<typeof kindOnly>

/** [why, what now] for each kind; `name` is the service's. */
const words: { [K in KindOnly]: (name: string) => [string, string] } = {
  'nothing-to-repair': (name) => [
    `${name} works, so there is nothing to repair.`,
    'You need do nothing.',
  ],
  'not-confirmed': (name) => [
    `FitTrend has trouble with ${name} that may pass by itself.`,
    'Wait a few minutes: it is checked again soon.',
  ],
  'switched-off': (name) => [
    `${name} is switched off in FitTrend, so there is nothing to repair.`,
    'To import from it again, enable it on FitTrend’s Connect page.',
  ],
  'import-paused': (name) => [
    `The import from ${name} is only paused. It goes on by itself; a reset would be wrong.`,
    'Wait. If it keeps pausing after all your history is in, contact FitTrend.',
  ],
  'service-down': (name) => [
    `${name} can’t be added to FitTrend right now, so it must not be removed.`,
    'Try again later.',
  ],
  'service-retired': (name) => [
    `${name} has ended the interface that FitTrend imports from. A reset can’t help.`,
    'Contact FitTrend to learn what they plan.',
  ],
  'service-not-offered': (name) => [
    `FitTrend doesn’t offer ${name} among the services that can be added, so it must not be removed.`,
    'Contact FitTrend.',
  ],
  'unknown-service': (name) => [
    `There is no connection to ${name} in your FitTrend account.`,
    'Check the service, or add it on FitTrend’s Connect page.',
  ],
  'newer-repair': (name) => [
    `A newer version of Reconnect has begun a repair of ${name}, and this version can’t carry it on.`,
    'Update Reconnect to finish it.',
  ],
  'page-lost': () => [
    'FitTrend’s Connect page couldn’t be opened.',
    'Check that FitTrend opens in a tab, then try again.',
  ],
  'not-removed': (name) => [
    `FitTrend’s page shows ${name} as removed, but FitTrend doesn’t say so itself yet.`,
    'Wait a minute, then click “Try again”: it goes on from there.',
  ],
  'other-account': (name) => [
    `The Connect page in this browser doesn’t show the ${name} connection that Reconnect watches. It may be signed in to another FitTrend account.`,
    'On FitTrend, sign in to the account that Reconnect uses, then try again.',
  ],
  'consent-denied': (name) => [
    `Permission was refused at ${name}.`,
    `Click “Try again” and allow FitTrend at ${name}.`,
  ],
  'consent-closed': (name) => [
    `The window of ${name} was closed before permission was granted.`,
    `Click “Try again” and allow FitTrend at ${name}.`,
  ],
  'consent-expired': (name) => [
    `${name}’s question was open for too long.`,
    'Click “Try again” to ask it anew.',
  ],
  'consent-invalid': (name) => [
    `The answer from ${name} isn’t the one that was asked for, so it was not used.`,
    'Click “Try again”.',
  ],
  'account-in-use': (name) => [
    `Another FitTrend account already imports from this ${name} account.`,
    'Remove the service from the other FitTrend account, or use another account of the service. FitTrend recommends one account per person.',
  ],
  'scope-missing': (name) => [
    `${name} wasn’t allowed to share everything FitTrend needs.`,
    'Click “Try again” and leave every box ticked.',
  ],
  'service-error': (name) => [
    `${name} had trouble of its own while permission was granted.`,
    'Try again in a few minutes.',
  ],
  'wrong-account': (name) => [
    `FitTrend is now connected to another ${name} account than before.`,
    `Click “Try again”, and sign in to ${name} with the account you used before.`,
  ],
  'consent-unreachable': (name) => [
    `${name}’s page for your permission couldn’t be loaded. That isn’t your doing.`,
    `See whether ${name} opens in a tab, then click “Try again”.`,
  ],
  'not-connected': (name) => [
    `${name} was added again, but FitTrend doesn’t show it as connected.`,
    'Click “Try again”. If it stays like this, get help.',
  ],
  'not-answered': (name) => [
    `${name} was added again, but FitTrend hasn’t answered since, so whether the import goes on isn’t known.`,
    'You need do nothing: Reconnect looks again, and says what has come of it.',
  ],
  'removed-by-hand': (name) => [
    `${name} had stopped importing and isn’t in FitTrend any more: it was removed there, and not added again yet.`,
    'Click “Try again” to finish: it is added again, with its Connect Settings as they were. Or leave it removed.',
  ],
  'no-import': (name) => [
    `${name} is connected again, but nothing has been imported yet.`,
    'Wait for the next import. If nothing has come by tomorrow, get help.',
  ],
  'data-missing': (name) => [
    `${name} is connected again, but FitTrend shows less data than before.`,
    'Get help: FitTrend can look into it.',
  ],
  stopped: () => ['You stopped the repair.', 'Click “Try again” to go on.'],
}

/** Why, and what the user can do now. */
export function describeRepairProblem(
  problem: RepairProblem,
  name: string,
): { why: string; whatNow: string } {
  switch (problem.kind) {
    case 'busy':
      return {
        why: `Another repair (${problem.service}) is at work.`,
        whatNow: 'Wait until it is done, then try again.',
      }
    case 'api': {
      const { sentence, whatToDo } = describeProblem(problem.problem)
      return { why: sentence, whatNow: `${whatToDo} Then click “Try again”.` }
    }
    case 'internal':
      return {
        why: 'Something went wrong in Reconnect itself.',
        whatNow: 'Click “Try again”. If it happens again, get help.',
      }
    case 'page':
      return {
        why: problem.sentence,
        whatNow: 'Click “Do it myself” to do this step on the page, or “Try again”.',
      }
    default: {
      const [why, whatNow] = words[problem.kind](name)
      return { why, whatNow }
    }
  }
}
