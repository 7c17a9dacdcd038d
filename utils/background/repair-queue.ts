import * as v from 'valibot'
import type { Store } from '../storage/store.ts'

const key = 'queue'
const queueSchema = v.array(
  v.object({
    account: v.string(),
    service: v.object({ id: v.string(), name: v.string() }),
  }),
)

/** What "Repair all" still has to do, in the account that it was begun in. */
export type Queue = v.InferOutput<typeof queueSchema>

/** Kept, so that a killed worker goes on. One of the first builds, without accounts, is no queue. */
export async function loadQueue(store: Store): Promise<Queue> {
  return (await store.get('settings', key, queueSchema)) ?? []
}

export async function saveQueue(store: Store, queue: Queue): Promise<void> {
  await store.put('settings', key, queue, queueSchema)
}
