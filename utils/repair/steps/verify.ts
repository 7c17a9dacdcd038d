import type { Connection, ImportRun } from '../../api/schema.ts'
import type { Problem } from '../../problems.ts'
import { readAccount } from '../read-account.ts'
import { writeReceipt } from '../receipt.ts'
import type { RepairProblem } from '../record/problem.ts'
import type { RepairRecord } from '../record/schema.ts'
import { move } from '../record/transitions.ts'
import { end, type RunnerParts } from '../runner-parts.ts'
import {
  historyPace,
  newRuns,
  settingsToRestore,
  type Verification,
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
      (seen === 'blip' && parts.now() - (record.enabledAt ?? 0) < seriesMs)
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
  record: RepairRecord,
): Promise<'ended' | 'again' | 'later' | 'blip' | 'restored'> {
  const { journal, api } = parts
  const reading = await readAccount(parts, record)
  const { before } = record
  if (!reading.ok) return isBlip(reading.problem) ? 'blip' : 'later'
  if (!before) return 'later'
  const connection = reading.value.connections.find(
    ({ service }) => service.id === record.service.id,
  )
  if (connection && connection.status !== 'disabled' && record.removed !== 'no') {
    await journal.update(record.id, (r) => ({ ...r, removed: 'no' }))
  }
  const listed =
    connection && record.source === 'api'
      ? await api.as(record.account).imports(record.service.id, before.newestRunAt)
      : null
  const runs: ImportRun[] = listed?.ok ? newRuns(listed.value, before) : []
  const lookedAt = record.lookedAt ?? reading.value.serverTime
  const elapsedMs = reading.value.serverTime - lookedAt
  await journal.update(record.id, (r) => ({ ...r, lookedAt: r.lookedAt ?? lookedAt }))
  const result = verify({
    before,
    connection: connection ?? null,
    runs,
    elapsedMs,
    settingsRestored: record.settingsRestored,
    source: record.source,
  })
  await noteAwaited(parts, record, result)
  if (result.kind === 'restore-settings') {
    return (await restore(parts, record, result)) ? 'restored' : 'later'
  }
  if (
    connection &&
    isOn(connection) &&
    settingsToRestore(before.settings, connection.settings) === null
  ) {
    await journal.update(record.id, (r) =>
      r.settingsRestored === 'unknown' ? { ...r, settingsRestored: 'not-needed' } : r,
    )
  }
  if (result.kind === 'failed') {
    // A verdict on runs that FitTrend only doesn't tell now would be a guess.
    if (isAboutImports(result) && listed?.ok === false && mayTellLater(listed.problem))
      return 'later'
    await journal.update(record.id, (r) => end(r, { kind: result.problem }))
    return 'ended'
  }
  if (result.kind === 'wait' || !connection) {
    const isOver = elapsedMs >= seriesMs || (listed?.ok === false && wantsPeace(listed.problem))
    return isOver ? 'later' : 'again'
  }
  const receipt = writeReceipt(record, connection, runs, result.remarks, parts.now())
  await journal.update(record.id, (r) => move(r, 'repaired', { receipt, removed: 'no' }))
  return 'ended'
}

/** A history that comes anew takes hours; each look is noted, so that the next can be told from it. */
function isTooSoon({ awaits, enabledAt, updatedAt }: RepairRecord, now: number): boolean {
  if (awaits !== 'history' || enabledAt === null) return false
  const sinceLook = now - updatedAt
  const isLong = now - enabledAt > historyPace.afterMs
  return isLong && sinceLook >= 0 && sinceLook < historyPace.everyMs
}

/** What the views say while the proof is awaited. */
async function noteAwaited(
  parts: RunnerParts,
  record: RepairRecord,
  result: Verification,
): Promise<void> {
  const awaits =
    result.kind === 'wait' ? result.awaits : result.kind === 'restore-settings' ? 'settings' : null
  if (awaits === null || awaits === record.awaits) return
  await parts.journal.update(record.id, (r) => ({ ...r, awaits }))
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
  await parts.journal.update(record.id, (r) => ({
    ...r,
    settingsRestored: saved.ok ? 'yes' : final ? 'failed' : r.settingsRestored,
  }))
  return saved.ok || final
}
