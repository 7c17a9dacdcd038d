import { appendFileSync, existsSync, readFileSync } from 'node:fs'

/**
 * What a run tells tests/tally.ts beside Vitest's own report, which has neither: a file of JSON lines
 * for each kind of note, named by an environment variable. Without the variable nothing is kept.
 */
const variables = {
  wrongClicks: 'RECONNECT_WRONG_CLICKS',
  secondTries: 'RECONNECT_SECOND_TRIES',
} as const

export interface Notes {
  /** Clicks that must not have happened; `test`: its describes and name, as reports join them. */
  wrongClicks: { test: string; clicks: string[] }
  /** A test that failed at first and then passed, and why it failed. */
  secondTries: { test: string; why: string }
}

export function addNote<K extends keyof Notes>(kind: K, note: Notes[K]): void {
  const file = process.env[variables[kind]]
  if (file) appendFileSync(file, `${JSON.stringify(note)}\n`)
}

/** The environment that makes a run keep its notes in a folder. */
export function notesKeptIn(folder: string): Record<string, string> {
  const kinds = Object.keys(variables) as (keyof Notes)[]
  return Object.fromEntries(kinds.map((kind) => [variables[kind], fileOf(folder, kind)]))
}

export function readNotes<K extends keyof Notes>(folder: string, kind: K): Notes[K][] {
  const file = fileOf(folder, kind)
  if (!existsSync(file)) return []
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean)
  return lines.map((line) => JSON.parse(line))
}

function fileOf(folder: string, kind: keyof Notes): string {
  return `${folder}/${kind}.jsonl`
}
