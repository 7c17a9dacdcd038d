import type { Finding } from './verdict.ts'

const advice = 'FitTrend recommends one account per person: until then a repair will not last.'

/** Ways in which it shows that several FitTrend accounts import from one account of a service. */
export const shared = {
  /** FitTrend says so, or both are signed in here, and this one has lost. */
  reported: (name: string, rival: string | null): Finding => ({
    state: 'shared-account',
    cause: rival === null ? 'account_in_use' : 'rival-account',
    sentence: `${rival === null ? 'Another FitTrend account' : `Your other FitTrend account “${rival}”`} imports from the same ${name} account, and the two break each other. ${advice}`,
  }),

  /** It breaks again and again; nothing else is known to do that. */
  suspected: (name: string, times: string): Finding => ({
    state: 'shared-account',
    cause: 'third-break',
    sentence: `${name} has broken ${times} in 30 days. Most often that is because another FitTrend account imports from the same ${name} account. ${advice}`,
  }),

  /** Both are signed in here, and this one still has its turn: no reason to reset, and none to shout. */
  flowing: (name: string, rival: string): Finding => ({
    state: 'shared-account',
    cause: 'rival-account',
    sentence: `Your other FitTrend account “${rival}” imports from the same ${name} account. Imports go on here, but sooner or later one breaks the other. FitTrend recommends one account per person.`,
    alert: 'quiet',
  }),

  /** Both are signed in here, and nothing has come to this one for far longer than usual: no word of "goes on". */
  silent: (name: string, rival: string): Finding => ({
    state: 'shared-account',
    cause: 'rival-account',
    sentence: `Your other FitTrend account “${rival}” imports from the same ${name} account, and here nothing has come for far longer than usual. ${advice}`,
    alert: 'quiet',
  }),
}
