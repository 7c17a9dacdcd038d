import type { ProblemView } from '../problems.ts'
import type { Deletion } from '../storage/deletion.ts'
import { say } from '../words/message.ts'

/** What the user has to know of a deletion of late. */
export function deletionNotice({ repair }: Deletion): ProblemView {
  return {
    kind: 'data-deleted',
    sentence: say(`deleted_${repair}`),
    whatToDo: say(repair === 'lost' ? 'deleted_lost_do' : 'deleted_do'),
  }
}

/** For the badge: a repair that nobody but the user can finish now; null: none. */
export function lostRepair(deletion: Deletion | null): string | null {
  return deletion?.repair === 'lost' ? say('badge_repair_lost') : null
}
