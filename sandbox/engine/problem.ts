import { now } from '../clock.ts'
import type { Connection, ProblemCode } from '../model/connection.ts'
import type { Sandbox } from '../sandbox.ts'

const messages: Record<ProblemCode, string> = {
  token_expired: 'The permission that the service gave has expired.',
  refresh_failed: 'FitTrend could not renew the permission.',
  account_in_use: 'Another FitTrend account imports from the same account of this service.',
  permission_revoked: 'The permission was taken back at the service.',
  scope_missing: 'The service does not share some of the data that you chose.',
  service_unavailable: 'The service does not answer at the moment.',
  service_retired: 'The service has ended the interface that FitTrend imports from.',
}

/** Marks a connection as broken. The same cause again keeps the time when it began. */
export function setProblem(connection: Connection, code: ProblemCode, detail = ''): void {
  const since = connection.problem?.code === code ? connection.problem.since : now()
  const message = detail ? `${messages[code]} ${detail}` : messages[code]
  connection.problem = { code, since, message }
}

/** Takes a problem away, if it is the one named. */
export function clearProblem(connection: Connection, code: ProblemCode): void {
  if (connection.problem?.code === code) connection.problem = null
}

/** Problems that FitTrend does nothing more about: only the user's reset, or a scene, ends them. */
export function isFinal(connection: Connection): boolean {
  const code = connection.problem?.code
  return (
    code === 'token_expired' ||
    code === 'account_in_use' ||
    code === 'permission_revoked' ||
    code === 'service_retired'
  )
}

/** Working connections of other FitTrend accounts to the same account of the service. */
export function rivalsOf(
  sandbox: Sandbox,
  accountId: string,
  connection: Connection,
): Connection[] {
  return sandbox.accounts
    .filter((account) => account.id !== accountId)
    .flatMap((account) => account.connections.get(connection.service) ?? [])
    .filter((other) => other.externalAccount === connection.externalAccount)
    .filter((other) => !other.disabled && !other.problem)
}
