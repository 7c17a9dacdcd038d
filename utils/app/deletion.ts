import * as z from 'zod/mini'
import { momentSchema } from '../moment.ts'
import type { ProblemView } from '../problems.ts'
import type { Database } from '../storage/database.ts'
import type { Deletion, Store } from '../storage/store.ts'

const key = 'deleted'
const deletionSchema = z.object({
  /** Our clock, ms since the epoch. */
  at: momentSchema,
  /** What became of a repair under way. */
  repair: z._default(z.enum(['kept', 'lost', 'none']), 'kept'),
})
/** So long the user is told, also by a worker that was started since. */
const toldMs = 24 * 60 * 60_000

/** Notes in the new database that the old one was deleted. */
export async function noteDeletion(db: Database, deletion: Deletion, now: number): Promise<void> {
  const noted = deletionSchema.parse({ at: now, repair: fateOfRepair(deletion) })
  await db.put('settings', noted, key)
}

function fateOfRepair(deletion: Deletion): 'kept' | 'lost' | 'none' {
  if (deletion.remembered) return 'kept'
  return deletion.repairOpen ? 'lost' : 'none'
}

const saidOfRepair = {
  kept: ' A repair that was under way was kept.',
  lost: ' A repair was under way, and a service may be missing at FitTrend now.',
  none: '',
}

/** Null also where nothing can be read: that has a notice of its own. */
async function deletionOfLate(store: Store, now: number) {
  const deletion = await store.get('settings', key, deletionSchema).catch(() => null)
  return deletion && Math.abs(now - deletion.at) <= toldMs ? deletion : null
}

/** What the user has to know of a deletion of late. */
export async function deletionNotices(store: Store, now: number): Promise<ProblemView[]> {
  const deletion = await deletionOfLate(store, now)
  if (!deletion) return []
  const { repair } = deletion
  return [
    {
      kind: 'data-deleted',
      sentence: `The browser has deleted Reconnect’s data: sign-in, settings and history.${saidOfRepair[repair]}`,
      whatToDo:
        repair === 'lost'
          ? 'Look at FitTrend’s Connect page, and add there what is missing. Then sign in again here.'
          : 'Sign in again, and see in Reconnect’s settings whether all is as you want it.',
    },
  ]
}

/** For the badge: a repair that nobody but the user can finish now; null: none. */
export async function lostRepair(store: Store, now: number): Promise<string | null> {
  const deletion = await deletionOfLate(store, now)
  return deletion?.repair === 'lost' ? 'a repair may have been left unfinished' : null
}
