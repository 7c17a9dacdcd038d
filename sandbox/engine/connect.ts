import { now } from '../clock.ts'
import type { Account } from '../model/account.ts'
import type { Connection, ServiceToken } from '../model/connection.ts'
import { defaultSettings } from '../model/service-catalogue.ts'
import { hostOf, type Sandbox } from '../sandbox.ts'
import { rivalsOf, setProblem } from './problem.ts'
import { checkScopes } from './scope-check.ts'
import { refreshDueAt } from './timing.ts'

interface Granted {
  token: ServiceToken
  externalAccount: string
}

/** How a consent ended for FitTrend, in the words of the API's `error`. */
export type ConnectResult = 'connected' | 'account_in_use' | 'scope_missing'

/**
 * Makes, or renews, a connection with tokens just granted. The import goes on from the last day
 * imported. Settings survive unless Remove has taken the connection away.
 */
export function connect(
  sandbox: Sandbox,
  account: Account,
  service: string,
  { token, externalAccount }: Granted,
): ConnectResult {
  const { kind } = hostOf(sandbox, service)
  const before = account.connections.get(service)
  const connection: Connection = {
    service,
    disabled: false,
    problem: null,
    token,
    settings: before?.settings ?? defaultSettings(kind),
    externalAccount,
    pausedUntil: null,
    historyComplete: false,
    nextImportAt: now(),
    nextRefreshAt: refreshDueAt(token),
    answerLost: false,
  }
  const rivals = rivalsOf(sandbox, account.id, connection)
  if (rivals.length > 0 && sandbox.knobs.sharing === 'refuse') return 'account_in_use'
  // The service has just ended the other account's grant (one per user and app).
  for (const rival of rivals) setProblem(rival, 'account_in_use')
  checkScopes(connection)
  account.connections.set(service, connection)
  return connection.problem ? 'scope_missing' : 'connected'
}
