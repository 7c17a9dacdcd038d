import { addDays, isoDay, now } from '../clock.ts'
import { type Account, archiveOf } from '../model/account.ts'
import type { Archive, ImportRun } from '../model/archive.ts'
import type { Connection, ServiceToken } from '../model/connection.ts'
import { clientOf, type Sandbox } from '../sandbox.ts'
import { type DayRecords, maxDaysPerRequest } from '../services/resource.ts'
import { onImportFailure } from './import-failure.ts'
import { clearProblem } from './problem.ts'
import { checkScopes, missingTypes } from './scope-check.ts'
import { ServiceError } from './service-error.ts'
import { historyDays, historyPauseMs } from './timing.ts'

/**
 * One import run of one connection: from the last day imported (its records may have grown) on, at
 * most 30 days. Where days remain, the next run follows at once.
 */
export async function importOnce(
  sandbox: Sandbox,
  account: Account,
  connection: Connection,
): Promise<void> {
  const { token } = connection
  if (!token) return
  const archive = archiveOf(account, connection.service)
  const run = startRun(archive)
  try {
    const days = await fetchDays(sandbox, connection, token, run.from ?? isoDay(now()))
    onSuccess(sandbox, connection, archive, run, days)
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    run.finishedAt = now()
    await onImportFailure(sandbox, account, connection, run, error.failure)
  }
}

function startRun(archive: Archive): ImportRun {
  const run: ImportRun = {
    startedAt: now(),
    finishedAt: null,
    outcome: 'in_progress',
    from: archive.through ?? addDays(isoDay(now()), -historyDays),
    through: null,
    records: 0,
    error: null,
  }
  archive.runs.push(run)
  return run
}

function fetchDays(
  sandbox: Sandbox,
  connection: Connection,
  token: ServiceToken,
  from: string,
): Promise<DayRecords[]> {
  const through = addDays(from, maxDaysPerRequest - 1)
  return clientOf(sandbox, connection.service).days(token.accessToken, from, through)
}

function onSuccess(
  sandbox: Sandbox,
  connection: Connection,
  archive: Archive,
  run: ImportRun,
  days: DayRecords[],
): void {
  const last = days.at(-1)?.day ?? null
  run.records = store(archive, connection.settings, days)
  run.through = last
  run.finishedAt = now()
  connection.pausedUntil = null
  connection.nextImportAt = now() + sandbox.knobs.importSeconds * 1000
  clearProblem(connection, 'service_unavailable')
  checkScopes(connection)
  if (missingTypes(connection).length > 0) {
    // The through-date stays, so that nothing is left out once the permission is complete.
    run.outcome = 'partial'
    run.error = 'scope_missing'
    return
  }
  run.outcome = 'success'
  archive.lastSucceededAt = run.finishedAt
  if (last && last > (archive.through ?? '')) archive.through = last
  connection.historyComplete = archive.through === isoDay(now())
  if (!connection.historyComplete) connection.nextImportAt = now() + historyPauseMs
}

/** Keeps what the Connect Settings want; says how many records are new. */
function store(archive: Archive, settings: Connection['settings'], days: DayRecords[]): number {
  const before = archive.records.size
  for (const { day, values } of days)
    for (const type of Object.keys(values))
      if (settings[type]) archive.records.add(`${day}/${type}`)
  return archive.records.size - before
}
