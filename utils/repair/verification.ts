import type { Connection, ImportRun, ImportSettings } from '../api/schema.ts'
import { hour, minute, second } from '../time/durations.ts'
import { type Message, message } from '../words/message.ts'
import type { Before, RepairRecord } from './record/schema.ts'

/** After an hour of a history that comes anew a look each minute would bring no news. */
export const historyPace = { afterMs: hour, everyMs: 10 * minute }
/** How long the first import may take to show before the user is told that it hasn't. */
export const verificationLimitMs = 10 * minute
/** A first import that runs longer than this counts as going on: a history takes hours. */
const runningIsEnoughMs = 20 * second

type Awaits = NonNullable<RepairRecord['awaits']>

export type Verification =
  | { kind: 'proved'; remarks: Message[] }
  /** Not yet. */
  | { kind: 'wait'; awaits: Awaits }
  | { kind: 'restore-settings'; settings: ImportSettings }
  | {
      kind: 'failed'
      problem:
        | 'not-connected'
        | 'switched-off'
        | 'wrong-account'
        | 'scope-missing'
        | 'account-in-use'
        | 'no-import'
        | 'data-missing'
    }

export interface VerificationInput {
  before: Before
  /** Null where FitTrend doesn't list the connection. */
  connection: Connection | null
  /** Runs that began after the newest one known before the repair (`newRuns`). */
  runs: ImportRun[]
  /** Time since FitTrend first answered after the consent, ms. */
  elapsedMs: number
  settingsRestored: 'unknown' | 'not-needed' | 'yes' | 'failed'
  source: 'api' | 'page'
}

/**
 * Judges whether a repair has been proved: connected, same account of the service, settings as they
 * were, import goes on, through-date and record count not lower than before.
 */
export function verify(input: VerificationInput): Verification {
  const { connection, before } = input
  const late = input.elapsedMs > verificationLimitMs
  if (!connection || connection.status === 'disabled') {
    if (!late) return wait('connection')
    return failed(connection ? 'switched-off' : 'not-connected')
  }
  if (connection.status === 'error') return judgeError(connection, late)
  if (input.source === 'page') return { kind: 'proved', remarks: [message('remark_page_only')] }
  if (isOtherAccount(before, connection)) return failed('wrong-account')
  const settings = settingsToRestore(before.settings, connection.settings)
  // Tried however late it is; taken and not shown is waited for only for a time.
  const isTried = input.settingsRestored === 'yes' || input.settingsRestored === 'failed'
  if (settings && !isTried) return { kind: 'restore-settings', settings }
  if (settings && !late && input.settingsRestored === 'yes') {
    return wait('settings')
  }
  const remarks = settings
    ? [message('remark_settings', { types: Object.keys(before.settings).join(', ') })]
    : []
  return judgeImport(input, connection, late, remarks)
}

function judgeError(connection: Connection, late: boolean): Verification {
  if (connection.error?.code === 'scope_missing') return failed('scope-missing')
  if (connection.error?.code === 'account_in_use') return failed('account-in-use')
  return late ? failed('not-connected') : wait('connection')
}

function judgeImport(
  input: VerificationInput,
  connection: Connection,
  late: boolean,
  remarks: Message[],
): Verification {
  const { before } = input
  const { through, records } = connection.import
  const isLower =
    records < before.records ||
    (before.through !== null && (through === null || through < before.through))
  if (isLower && comesAnew(input, connection)) return wait('history')
  if (isLower) return late ? failed('data-missing') : wait('data')
  if (connection.status === 'paused') {
    return { kind: 'proved', remarks: [...remarks, message('remark_paused')] }
  }
  if (hasImported(input, connection)) return { kind: 'proved', remarks }
  const isRunning = input.runs.some(({ outcome }) => outcome === 'in_progress')
  if (isRunning && input.elapsedMs > runningIsEnoughMs) {
    return { kind: 'proved', remarks: [...remarks, message('remark_running')] }
  }
  return late ? failed('no-import') : wait('import')
}

/**
 * Some services' history is imported from its beginning after a reset: less than before is no loss while that
 * goes on, or is only paused, however long it takes.
 */
function comesAnew({ runs }: VerificationInput, { status, import: imported }: Connection): boolean {
  if (status === 'paused' || !imported.historyComplete) return true
  const newest = Math.max(...runs.map(({ startedAt }) => Date.parse(startedAt)))
  return runs.some(
    ({ outcome, startedAt }) =>
      outcome === 'in_progress' || (outcome === 'paused' && Date.parse(startedAt) === newest),
  )
}

/** A finished import that is newer than everything known before the repair. */
function hasImported({ before, runs }: VerificationInput, connection: Connection): boolean {
  if (runs.some(isGood)) return true
  const last = connection.import.lastSucceededAt
  const known = before.lastSucceededAt ?? before.newestRunAt
  return last !== null && (known === null || Date.parse(last) > Date.parse(known))
}

/** Runs that began after the newest one known before the repair. */
export function newRuns(runs: ImportRun[], before: Before): ImportRun[] {
  const { newestRunAt } = before
  if (newestRunAt === null) return runs
  return runs.filter(({ startedAt }) => Date.parse(startedAt) > Date.parse(newestRunAt))
}

function isGood({ outcome }: ImportRun): boolean {
  return outcome === 'success' || outcome === 'partial'
}

/** Whether the service's account is certainly another one. */
export function isOtherAccount(
  before: Pick<Before, 'externalAccount'>,
  now: Pick<Connection, 'externalAccount'>,
): boolean {
  return (
    before.externalAccount !== null &&
    now.externalAccount !== null &&
    before.externalAccount !== now.externalAccount
  )
}

/** What to write so that each setting of before has its old value; null where nothing differs. */
export function settingsToRestore(
  before: ImportSettings,
  now: ImportSettings,
): ImportSettings | null {
  const differs = Object.entries(before).some(([type, on]) => now[type] !== on)
  return differs ? { ...now, ...before } : null
}

const failed = (problem: Extract<Verification, { kind: 'failed' }>['problem']): Verification => ({
  kind: 'failed',
  problem,
})
const wait = (awaits: Awaits): Verification => ({
  kind: 'wait',
  awaits,
})
