import { isoTime, now } from '../clock.ts'
import type { Account } from '../model/account.ts'
import type { ImportRun } from '../model/archive.ts'
import type { Connection } from '../model/connection.ts'
import { hostOf, type Sandbox } from '../sandbox.ts'
import { setProblem } from './problem.ts'
import { refresh } from './refresh.ts'
import type { ServiceFailure } from './service-error.ts'
import { importRetryMs } from './timing.ts'

/** What FitTrend makes of a failed import: pause, wait, or ask for a new token. */
export async function onImportFailure(
  sandbox: Sandbox,
  account: Account,
  connection: Connection,
  run: ImportRun,
  failure: ServiceFailure,
): Promise<void> {
  run.outcome = failure.kind === 'limited' ? 'paused' : 'failed'
  run.error = runErrors[failure.kind]
  connection.nextImportAt = now() + importRetryMs
  switch (failure.kind) {
    case 'limited':
      return pause(sandbox, account, connection, now() + failure.waitSeconds * 1000)
    case 'unavailable':
      return setProblem(connection, 'service_unavailable')
    case 'gone':
      return setProblem(connection, 'service_retired')
    case 'unauthorized':
      if (await refresh(sandbox, account.id, connection)) connection.nextImportAt = now()
  }
}

const runErrors: Record<ServiceFailure['kind'], string> = {
  network: 'network',
  unavailable: 'service_unavailable',
  gone: 'service_retired',
  limited: 'rate_limited',
  unauthorized: 'unauthorized',
  refused: 'refused',
}

/** Not a fault: the service limits requests, and the import goes on by itself. */
function pause(sandbox: Sandbox, account: Account, connection: Connection, until: number): void {
  connection.pausedUntil = until
  connection.nextImportAt = until
  const { name } = hostOf(sandbox, connection.service).kind
  account.inbox.unshift({
    at: now(),
    subject: 'Import paused',
    text: `${name} limits how often FitTrend may ask for data. Your import goes on by itself where it left off, at about ${isoTime(until)}.`,
  })
}
