import * as z from 'zod/mini'
import type { ProblemView } from '../app-state.ts'
import { momentSchema } from '../moment.ts'
import type { Database } from '../storage/database.ts'
import type { Store } from '../storage/store.ts'

const key = 'deleted'
/** Our clock, ms since the epoch. */
const deletionSchema = z.object({ at: momentSchema })
/** So long the user is told, also by a worker that was started since. */
const toldMs = 24 * 60 * 60_000

/** Notes in the new database that the old one was deleted while it was in use. */
export async function noteDeletion(db: Database, now: number): Promise<void> {
  await db.put('settings', { at: now }, key)
}

/** What the user has to know of a deletion of late. */
export async function deletionNotices(store: Store, now: number): Promise<ProblemView[]> {
  const deletion = await store.get('settings', key, deletionSchema)
  if (!deletion || Math.abs(now - deletion.at) > toldMs) return []
  return [
    {
      kind: 'data-deleted',
      sentence:
        'The browser has deleted Reconnect’s data: sign-in, settings and history. A repair that was under way was kept.',
      whatToDo: 'Sign in again, and see in Reconnect’s settings whether all is as you want it.',
    },
  ]
}
