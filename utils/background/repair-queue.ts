import * as z from 'zod/mini'
import type { Store } from '../storage/store.ts'

const key = 'queue'
const queueSchema = z.array(
  z.object({
    account: z.string(),
    service: z.object({ id: z.string(), name: z.string() }),
  }),
)

/** What "Repair all" still has to do, in the account that it was begun in. */
export type Queue = z.infer<typeof queueSchema>

/** Kept, so that a killed worker goes on. One of the first builds, without accounts, is no queue. */
export async function loadQueue(store: Store): Promise<Queue> {
  return (await store.get('settings', key, queueSchema)) ?? []
}

export async function saveQueue(store: Store, queue: Queue): Promise<void> {
  await store.put('settings', key, queue, queueSchema)
}
