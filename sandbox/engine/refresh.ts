import { now } from '../clock.ts'
import type { Connection, ProblemCode } from '../model/connection.ts'
import { clientOf, type Sandbox } from '../sandbox.ts'
import { clearProblem, rivalsOf, setProblem } from './problem.ts'
import { checkScopes } from './scope-check.ts'
import { ServiceError, type ServiceFailure } from './service-error.ts'
import { refreshDueAt, refreshRetryMs } from './timing.ts'

/**
 * One try to refresh a connection's token; true where it worked. A cut wire is tried again until the
 * token's life ends. A refusal ends it: FitTrend has no other token to try.
 */
export async function refresh(
  sandbox: Sandbox,
  accountId: string,
  connection: Connection,
): Promise<boolean> {
  if (!connection.token) return false
  try {
    const client = clientOf(sandbox, connection.service)
    connection.token = await client.refresh(connection.token.refreshToken)
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    onFailure(sandbox, accountId, connection, error)
    return false
  }
  connection.answerLost = false
  connection.nextRefreshAt = refreshDueAt(connection.token)
  clearProblem(connection, 'refresh_failed')
  checkScopes(connection)
  return true
}

function onFailure(
  sandbox: Sandbox,
  accountId: string,
  connection: Connection,
  { failure }: ServiceError,
): void {
  if (failure.kind === 'refused') {
    connection.nextRefreshAt = null
    setProblem(connection, causeOfRefusal(sandbox, accountId, connection))
    return
  }
  if (failure.kind === 'network' && failure.sent) connection.answerLost = true
  connection.nextRefreshAt = now() + refreshRetryMs
  setProblem(connection, problemOf[failure.kind] ?? 'refresh_failed')
}

const problemOf: Partial<Record<ServiceFailure['kind'], ProblemCode>> = {
  gone: 'service_retired',
  unavailable: 'service_unavailable',
}

/** Tells the causes of `invalid_grant` apart by what FitTrend knows on its own side. */
function causeOfRefusal(sandbox: Sandbox, accountId: string, connection: Connection): ProblemCode {
  if (rivalsOf(sandbox, accountId, connection).length > 0) return 'account_in_use'
  if ((connection.token?.expiresAt ?? 0) <= now()) return 'token_expired'
  return connection.answerLost ? 'refresh_failed' : 'permission_revoked'
}

/** What happens when a token's life ends without a new one: the import stops, and nobody is told. */
export function expire(connection: Connection): void {
  connection.nextRefreshAt = null
  setProblem(connection, 'token_expired')
}
