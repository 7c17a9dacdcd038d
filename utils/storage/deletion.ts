import * as v from 'valibot'
import { day } from '../time/durations.ts'
import { momentSchema } from '../time/moment.ts'
import type { Store, TracedDeletion } from './store.ts'
import type { Database } from './stores.ts'

const key = 'deleted'
const deletionSchema = v.object({
  /** Our clock, ms since the epoch. */
  at: momentSchema,
  /** What became of a repair under way. */
  repair: v.optional(v.picklist(['kept', 'lost', 'none']), 'kept'),
})
/** The browser has deleted our data while they were in use, or since. */
export type Deletion = v.InferOutput<typeof deletionSchema>

/** So long the user is told, also by a worker that was started since. */
const toldMs = day

/** Notes in the new database that the old one was deleted. */
export async function noteDeletion(
  db: Database,
  deletion: TracedDeletion,
  now: number,
): Promise<void> {
  const noted = v.parse(deletionSchema, { at: now, repair: fateOfRepair(deletion) })
  await db.put('settings', noted, key)
}

function fateOfRepair(deletion: TracedDeletion): Deletion['repair'] {
  if (deletion.remembered) return 'kept'
  return deletion.repairOpen ? 'lost' : 'none'
}

/** Null also where nothing can be read: that has a notice of its own. */
export async function deletionOfLate(store: Store, now: number): Promise<Deletion | null> {
  const deletion = await store.get('settings', key, deletionSchema).catch(() => null)
  return deletion && Math.abs(now - deletion.at) <= toldMs ? deletion : null
}
