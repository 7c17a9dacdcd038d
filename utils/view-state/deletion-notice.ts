import type { ProblemView } from '../problems.ts'
import type { Deletion } from '../storage/deletion.ts'

const saidOfRepair = {
  kept: ' A repair that was under way was kept.',
  lost: ' A repair was under way, and a service may be missing at FitTrend now.',
  none: '',
}

/** What the user has to know of a deletion of late. */
export function deletionNotice({ repair }: Deletion): ProblemView {
  return {
    kind: 'data-deleted',
    sentence: `The browser has deleted Reconnect’s data: sign-in, settings and history.${saidOfRepair[repair]}`,
    whatToDo:
      repair === 'lost'
        ? 'Look at FitTrend’s Connect page, and add there what is missing. Then sign in again here.'
        : 'Sign in again, and see in Reconnect’s settings whether all is as you want it.',
  }
}

/** For the badge: a repair that nobody but the user can finish now; null: none. */
export function lostRepair(deletion: Deletion | null): string | null {
  return deletion?.repair === 'lost' ? 'a repair may have been left unfinished' : null
}
