import { say } from '../words/message.ts'
import type { Finding } from './verdict.ts'

/** Ways in which it shows that several FitTrend accounts import from one account of a service. */
export const shared = {
  /** FitTrend says so, or both are signed in here, and this one has lost. */
  reported: (name: string, rival: string | null): Finding => ({
    state: 'shared-account',
    cause: rival === null ? 'account_in_use' : 'rival-account',
    sentence: advised(
      rival === null ? say('shared_reported', { name }) : say('shared_rival', { name, rival }),
    ),
  }),

  /** It breaks again and again; nothing else is known to do that. */
  suspected: (name: string, count: number): Finding => ({
    state: 'shared-account',
    cause: 'third-break',
    sentence: advised(
      count === 3 ? say('shared_thrice', { name }) : say('shared_often', { name, count }),
    ),
  }),

  /** Both are signed in here, and this one still has its turn: no reason to reset, and none to shout. */
  flowing: (name: string, rival: string): Finding => ({
    state: 'shared-account',
    cause: 'rival-account',
    sentence: say('shared_flowing', { name, rival }),
    alert: 'quiet',
  }),

  /** Both are signed in here, and nothing has come to this one for far longer than usual: no word of "goes on". */
  silent: (name: string, rival: string): Finding => ({
    state: 'shared-account',
    cause: 'rival-account',
    sentence: advised(say('shared_silent', { name, rival })),
    alert: 'quiet',
  }),
}

function advised(sentence: string): string {
  return `${sentence} ${say('shared_advice')}`
}
