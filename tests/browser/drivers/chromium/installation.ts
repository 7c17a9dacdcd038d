import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { CDPSession } from 'playwright-core'

interface Preferences {
  extensions?: {
    ui?: { developer_mode: boolean }
    settings?: Record<string, { creation_flags: number }>
  }
}

/**
 * The bit of the creation flags in the profile's preferences by which Chromium forgets, at its next
 * start, an extension that DevTools has loaded. Found by trial in Chromium 156: set, the entry is
 * dropped; cleared, it stays.
 */
const ephemeralFlag = 1 << 15

/** Chrome's id for a public key: the first 16 bytes of its SHA-256, in the letters a to p. */
export function extensionId(extensionDir: string): string {
  const { key } = JSON.parse(readFileSync(join(extensionDir, 'manifest.json'), 'utf8'))
  if (!key) throw new Error(`${extensionDir}/manifest.json has no "key", so its id isn't known.`)
  const hash = createHash('sha256').update(Buffer.from(key, 'base64')).digest('hex').slice(0, 32)
  return [...hash].map((digit) => 'abcdefghijklmnop'[Number.parseInt(digit, 16)]).join('')
}

/** Whether the profile will start with the extension by itself. */
export function isInstalled(profileDir: string, id: string): boolean {
  const entry = readPreferences(profileDir).extensions?.settings?.[id]
  return entry !== undefined && (entry.creation_flags & ephemeralFlag) === 0
}

/** Developer mode, without which an unpacked extension doesn't come back from a reload. */
export function allowUnpacked(profileDir: string): void {
  writePreferences(profileDir, { extensions: { ui: { developer_mode: true } } })
}

/** By DevTools: branded Chrome ignores --load-extension since 137. */
export async function loadUnpacked(cdp: CDPSession, extensionDir: string): Promise<void> {
  const send = cdp.send as unknown as (method: string, params: object) => Promise<unknown>
  await send.call(cdp, 'Extensions.loadUnpacked', { path: resolve(extensionDir) })
}

/**
 * Installs in a run of its own, so that the next start is an ordinary one of a browser that has had
 * the extension for long: onStartup fires, onInstalled doesn't, alarms and permissions are kept.
 * The run must end in peace: Chromium writes its preferences only every ten seconds.
 */
export async function installForGood(
  profileDir: string,
  id: string,
  launch: () => Promise<{ close(): Promise<void> }>,
): Promise<void> {
  const browser = await launch()
  await browser.close()
  const preferences = readPreferences(profileDir)
  const entry = preferences.extensions?.settings?.[id]
  if (!entry) throw new Error('Chromium has not kept the extension in its profile.')
  entry.creation_flags &= ~ephemeralFlag
  writePreferences(profileDir, preferences)
}

function preferencesFile(profileDir: string): string {
  return join(profileDir, 'Default', 'Preferences')
}

function readPreferences(profileDir: string): Preferences {
  const file = preferencesFile(profileDir)
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
}

function writePreferences(profileDir: string, preferences: Preferences): void {
  const file = preferencesFile(profileDir)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, JSON.stringify(preferences))
}
