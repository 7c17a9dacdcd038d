import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface Profile {
  dir: string
  /** Removes the folder, if it was made for this launch. */
  discard(): void
}

/** The folder given, or a fresh one that lives as long as the browser. */
export function openProfile(given?: string): Profile {
  if (given) return { dir: given, discard: () => {} }
  const dir = mkdtempSync(join(tmpdir(), 'reconnect-profile-'))
  return { dir, discard: () => rmSync(dir, { recursive: true, force: true, maxRetries: 5 }) }
}
