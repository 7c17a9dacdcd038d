import type { Connection, ImportRun } from '../../api/schema.ts'
import type { Reading } from '../../connections/reading.ts'
import type { Problem } from '../../problems.ts'
import { listedIn } from '../listed-now.ts'
import { readAccount } from '../read-account.ts'
import { writeReceipt } from '../receipt.ts'
import type { RepairProblem } from '../record/problem.ts'
import type { RecordIn, RepairRecord } from '../record/schema.ts'
import type { RunnerParts } from '../runner-parts.ts'
import {
  historyPace,
  newRuns,
  settingsToRestore,
  type Verification,
  verificationLimitMs,
  verify,
} from '../verification.ts'

/**
 * Waits between two looks, in ms; afterwards an alarm looks once each minute, so that no worker is kept
 * awake and FitTrend isn't asked more often than something may have changed.
 */
const waits = [400, 800, 1_500, 2_500, 4_000, 6_000, 8_000, 10_000, 12_000]
const seriesMs = waits.reduce((sum, wait) => sum + wait, 0)

/** Looks until the import is proved to go on, or leaves the rest to the alarm. */
export async function verifyRepair(parts: RunnerParts, id: string): Promise<void> {
  for (const wait of waits) {
    const record = await parts.journal.load(id)
    if (record?.phase !== 'verify' || record.stopRequested) return
    if (isTooSoon(record, parts.now())) return
    const seen = await lookOnce(parts, record)
    const goesOn =
      seen === 'restored' ||
      seen === 'again' ||
      (seen === 'blip' && parts.now() - record.enabledAt < seriesMs)
    if (!goesOn) return
    parts.changed()
    await parts.sleep(wait)
  }
}

/**
 * One look. `later`: FitTrend doesn't answer now or has had its series of looks, so the alarm's pace is
 * enough; `blip`: it doesn't, by what is often over in seconds; `restored`: the settings were put back,
 * which the next look has to show. The time that has passed is FitTrend's, whatever happens to our clock.
 */
async function lookOnce(
  parts: RunnerParts,
  record: RecordIn<'verify'>,
): Promise<'ended' | 'again' | 'later' | 'blip' | 'restored'> {
  const { journal, api } = parts
  const reading = await readAccount(parts, record)
  const { before } = record
  if (!reading.ok) {
    const looked = await journal.record(record.id, { kind: 'looked', seen: null })
    if (looked?.phase !== 'verify') return 'ended'
    if (!isLong(looked, parts.now())) return isBlip(reading.problem) ? 'blip' : 'later'
    await journal.record(record.id, { kind: 'ended', problem: whyUnproved(reading.problem) })
    return 'ended'
  }
  const { serverTime } = reading.value
  const first = ofService(reading.value, record)
  const listed =
    first && record.source === 'api'
      ? await api.as(record.account).imports(record.service.id, before.newestRunAt)
      : null
  const runs: ImportRun[] = listed?.ok ? newRuns(listed.value, before) : []
  const connection = first && (await asNewAs(runs, first, parts, record))
  const elapsedMs = serverTime - (record.lookedAt ?? serverTime)
  const result = verify({
    before,
    connection,
    runs,
    // A clock of FitTrend's that stands still must not keep a repair open for ever.
    elapsedMs: isLong(record, parts.now())
      ? Math.max(elapsedMs, verificationLimitMs + 1)
      : elapsedMs,
    settingsRestored: record.settingsRestored,
    source: record.source,
  })
  const isListed = connection !== null && connection.status !== 'disabled'
  const hasSettings =
    connection !== null &&
    isOn(connection) &&
    settingsToRestore(before.settings, connection.settings) === null
  const awaits = awaitedBy(result)
  await journal.record(record.id, {
    kind: 'looked',
    seen: { serverTime, isListed, hasSettings, awaits },
  })
  if (result.kind === 'restore-settings') {
    return (await restore(parts, record, result)) ? 'restored' : 'later'
  }
  if (result.kind === 'failed') {
    // A verdict on runs that FitTrend only doesn't tell now would be a guess.
    if (isAboutImports(result) && listed?.ok === false && mayTellLater(listed.problem))
      return 'later'
    const problem = { kind: result.problem }
    // Switched off or removed by somebody since. That it is gone a page can't tell, which may be anybody's.
    const now = listedIn(reading.value, record)
    const isGone = now.ok && now.value === 'gone'
    const isKnown = now.ok && (!isGone || record.source === 'api')
    const removed = isKnown ? ({ removed: isGone ? 'yes' : 'no' } as const) : {}
    await journal.record(record.id, { kind: 'ended', problem, ...removed })
    return 'ended'
  }
  if (result.kind === 'wait' || !connection) {
    const isOver = elapsedMs >= seriesMs || (listed?.ok === false && wantsPeace(listed.problem))
    return isOver ? 'later' : 'again'
  }
  const receipt = writeReceipt(record, connection, runs, result.remarks, parts.now())
  await journal.record(record.id, { kind: 'proved', receipt })
  return 'ended'
}

function ofService({ connections }: Reading, { service }: RepairRecord): Connection | null {
  return connections.find((it) => it.service.id === service.id) ?? null
}

/**
 * The connection read once more where a run has ended since: the receipt tells the run and the number of records
 * side by side. Where it can't be read, the first reading stands, and the next look comes.
 */
async function asNewAs(
  runs: ImportRun[],
  connection: Connection,
  parts: RunnerParts,
  record: RepairRecord,
): Promise<Connection | null> {
  const known = connection.import.lastSucceededAt
  const hasEnded = runs.some(
    ({ outcome, finishedAt }) =>
      outcome === 'success' &&
      finishedAt &&
      (known === null || Date.parse(finishedAt) > Date.parse(known)),
  )
  if (!hasEnded) return connection
  const again = await readAccount(parts, record)
  return again.ok ? ofService(again.value, record) : connection
}

/** Of looks that come to nothing so many are enough: the pace of the alarm makes minutes of them. */
const enoughLooks = waits.length + 5
/** However our own clock was set meanwhile. */
const mostLooks = 200

/** Whether by our own clock, too, the proof has been waited for long enough. */
function isLong({ enabledAt, looks }: RecordIn<'verify'>, now: number): boolean {
  return looks >= mostLooks || (looks >= enoughLooks && now - enabledAt > verificationLimitMs)
}

/** What the user can do something about is told; that nobody answers isn't their doing. */
function whyUnproved(problem: RepairProblem): RepairProblem {
  const isTheirs = problem.kind === 'api' && forUser.has(problem.problem.kind)
  return isTheirs ? problem : { kind: 'not-answered' }
}

const forUser = new Set<Problem['kind']>(['account-signed-out', 'forbidden'])

/** A history that comes anew takes hours; each look is noted, so that the next can be told from it. */
function isTooSoon({ awaits, enabledAt, updatedAt }: RecordIn<'verify'>, now: number): boolean {
  if (awaits !== 'history') return false
  const sinceLook = now - updatedAt
  return now - enabledAt > historyPace.afterMs && sinceLook >= 0 && sinceLook < historyPace.everyMs
}

/** What the views say while the proof is awaited; null: what they said before. */
function awaitedBy(result: Verification): RepairRecord['awaits'] {
  if (result.kind === 'restore-settings') return 'settings'
  return result.kind === 'wait' ? result.awaits : null
}

const blips = new Set<Problem['kind']>(['unreachable', 'not-fittrend', 'malformed'])

/** No wish of FitTrend's to be left alone, and answered at once. */
function isBlip(problem: RepairProblem): boolean {
  return problem.kind === 'api' && blips.has(problem.problem.kind)
}

function isAboutImports({ problem }: Extract<Verification, { kind: 'failed' }>): boolean {
  return problem === 'no-import' || problem === 'data-missing'
}

const passing = new Set<Problem['kind']>([
  'offline',
  'unreachable',
  'timeout',
  'rate-limited',
  'server-error',
  'not-fittrend',
])

function mayTellLater({ kind }: Problem): boolean {
  return passing.has(kind)
}

/** FitTrend has asked for a rest, or needs one. */
function wantsPeace({ kind }: Problem): boolean {
  return kind === 'rate-limited' || kind === 'server-error'
}

function isOn({ status }: Connection): boolean {
  return status === 'connected' || status === 'paused'
}

/** Puts the settings back; false where FitTrend couldn't do it now. */
async function restore(
  parts: RunnerParts,
  record: RepairRecord,
  { settings }: Extract<Verification, { kind: 'restore-settings' }>,
): Promise<boolean> {
  const saved = await parts.api.as(record.account).saveSettings(record.service.id, settings)
  const final =
    !saved.ok && (saved.problem.kind === 'refused' || saved.problem.kind === 'forbidden')
  if (saved.ok || final) {
    const result = saved.ok ? 'yes' : 'failed'
    await parts.journal.record(record.id, { kind: 'settings-saved', result })
  }
  return saved.ok || final
}
