import * as z from 'zod/mini'
import type { Settings } from '../app-state.ts'
import type { Store } from '../storage/store.ts'

const hour = z.int().check(z.minimum(0), z.maximum(23))
const settingsSchema = z.object({
  notifications: z.boolean(),
  quietHours: z.nullable(z.object({ from: hour, to: hour })),
  opensPage: z.optional(z.boolean()),
})

export const defaultSettings: Settings = { notifications: true, quietHours: null }
const key = 'settings'
const queueKey = 'queue'
const queueSchema = z.array(
  z.object({
    account: z.string(),
    service: z.object({ id: z.string(), name: z.string() }),
  }),
)

export async function loadSettings(store: Store): Promise<Settings> {
  return (await readSettings(store)).settings
}

/** The settings, and whether there are some that can't be read. */
export async function readSettings(store: Store): Promise<{ settings: Settings; isLost: boolean }> {
  const raw = await store.get('settings', key, z.unknown())
  const parsed = settingsSchema.safeParse(raw)
  if (parsed.success) return { settings: parsed.data, isLost: false }
  return { settings: defaultSettings, isLost: raw !== undefined }
}

export async function saveSettings(store: Store, settings: Settings): Promise<void> {
  await store.put('settings', key, settings, settingsSchema)
}

const shownOnPageKey = 'shown-on-page'
const shownOnPageSchema = z.string()

/** Of the accounts that are read from the page, the one that the user has chosen to see; null: none. */
export async function loadShownOnPage(store: Store): Promise<string | null> {
  return await store.get('settings', shownOnPageKey, shownOnPageSchema)
}

export async function saveShownOnPage(store: Store, account: string): Promise<void> {
  await store.put('settings', shownOnPageKey, account, shownOnPageSchema)
}

/** What "Repair all" still has to do, in the account that it was begun in. */
export type Queue = z.infer<typeof queueSchema>

/** Kept, so that a killed worker goes on. One of the first builds, without accounts, is no queue. */
export async function loadQueue(store: Store): Promise<Queue> {
  return (await store.get('settings', queueKey, queueSchema)) ?? []
}

export async function saveQueue(store: Store, queue: Queue): Promise<void> {
  await store.put('settings', queueKey, queue, queueSchema)
}
