import { appendFileSync } from 'node:fs'
import type { Verdict } from './verdict.ts'

/** A kill, or a run with several of them at random, and how its repair came out. */
export interface LoggedKill {
  browser: string
  point: string
  verdict: Verdict
  why: string
  /** How many kills the line stands for. */
  kills: number
  ms: number
}

/** The file that gathers the kills of both browsers for the table (tests/browser/kills/main.ts). */
export const killLogVariable = 'RECONNECT_KILL_LOG'

export function logKill(kill: LoggedKill): void {
  const file = process.env[killLogVariable]
  if (file) appendFileSync(file, `${JSON.stringify(kill)}\n`)
  if (kill.verdict !== 'ok') console.log(`${kill.point}: ${kill.verdict}: ${kill.why}`)
}
