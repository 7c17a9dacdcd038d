import * as v from 'valibot'
import type { Store } from '../storage/store.ts'
import { defaultSettings, type Settings, settingsSchema } from './schema.ts'

const key = 'settings'
export async function loadSettings(store: Store): Promise<Settings> {
  return (await readSettings(store)).settings
}

/** The settings, and whether there are some that can't be read. */
export async function readSettings(store: Store): Promise<{ settings: Settings; isLost: boolean }> {
  const raw = await store.get('settings', key, v.unknown())
  const parsed = v.safeParse(settingsSchema, raw)
  if (parsed.success) return { settings: parsed.output, isLost: false }
  return { settings: defaultSettings, isLost: raw !== undefined }
}

export async function saveSettings(store: Store, settings: Settings): Promise<void> {
  await store.put('settings', key, settings, settingsSchema)
}

const shownOnPageKey = 'shown-on-page'
const shownOnPageSchema = v.string()

/** Of the accounts that are read from the page, the one that the user has chosen to see; null: none. */
export async function loadShownOnPage(store: Store): Promise<string | null> {
  return await store.get('settings', shownOnPageKey, shownOnPageSchema)
}

export async function saveShownOnPage(store: Store, account: string): Promise<void> {
  await store.put('settings', shownOnPageKey, account, shownOnPageSchema)
}
