import { isoTime, now } from '../clock.ts'
import { type Account, archiveOf } from '../model/account.ts'
import type { ImportRun } from '../model/archive.ts'
import { type Connection, statusOf } from '../model/connection.ts'
import { hostOf, type Sandbox } from '../sandbox.ts'

/** A connection in the shape of the contract's `Connection`. */
export function connectionView(sandbox: Sandbox, account: Account, connection: Connection) {
  const { kind } = hostOf(sandbox, connection.service)
  const { problem, token } = connection
  return {
    service: { id: kind.id, name: kind.name },
    status: statusOf(connection, now()),
    error: problem && {
      code: problem.code,
      since: isoTime(problem.since),
      message: problem.message,
    },
    token: token && {
      expiresAt: isoTime(token.expiresAt),
      refreshedAt: isoTime(token.refreshedAt),
    },
    import: importView(account, connection),
    settings: connection.settings,
    externalAccount: connection.externalAccount,
  }
}

function importView(account: Account, { service, pausedUntil, historyComplete }: Connection) {
  const archive = archiveOf(account, service)
  return {
    lastSucceededAt: timeOrNull(archive.lastSucceededAt),
    through: archive.through,
    records: archive.records.size,
    pausedUntil: pausedUntil !== null && pausedUntil > now() ? isoTime(pausedUntil) : null,
    historyComplete,
  }
}

/** An import run in the shape of the contract's `ImportRun`. */
export function importRunView(run: ImportRun) {
  return { ...run, startedAt: isoTime(run.startedAt), finishedAt: timeOrNull(run.finishedAt) }
}

function timeOrNull(ms: number | null): string | null {
  return ms === null ? null : isoTime(ms)
}
