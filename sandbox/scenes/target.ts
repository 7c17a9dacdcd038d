import { connectionView } from '../api/connection-view.ts'
import { now } from '../clock.ts'
import { runDue } from '../engine/engine.ts'
import { externalAccount } from '../engine/service-client.ts'
import type { Account } from '../model/account.ts'
import type { Connection } from '../model/connection.ts'
import { accountOf, hostOf, type Sandbox } from '../sandbox.ts'
import type { ServiceHost } from '../services/service-host.ts'
import { serviceUsers } from '../services/service-users.ts'
import { SceneError } from './scene.ts'

/** What a scene about one connection works on. */
export interface Target {
  account: Account
  connection: Connection
  host: ServiceHost
  /** The service's user behind the connection. */
  userId: string
}

/** @throws SceneError where the service isn't connected */
export function target(sandbox: Sandbox, input: { account: string; service: string }): Target {
  const account = accountOf(sandbox, input.account)
  const connection = account.connections.get(input.service)
  if (!connection) throw new SceneError(`${input.service} is not connected for ${account.id}.`)
  return { account, connection, host: hostOf(sandbox, input.service), userId: userOf(connection) }
}

function userOf({ service, externalAccount: name }: Connection): string {
  const user = serviceUsers.find(({ id }) => externalAccount(service, id) === name)
  if (!user) throw new SceneError(`No user of ${service} is behind this connection.`)
  return user.id
}

/** Lets FitTrend notice what has changed: the connection's next import is due at once. */
export async function importNow(sandbox: Sandbox, connection: Connection): Promise<void> {
  connection.nextImportAt = now()
  await runDue(sandbox)
  // A refused token is renewed within the first run, and used in the second.
  await runDue(sandbox)
}

/** The connection as the API would show it now. */
export function shown(sandbox: Sandbox, { account, connection }: Target) {
  const current = account.connections.get(connection.service) ?? connection
  return { account: account.id, connection: connectionView(sandbox, account, current) }
}
