import type { Exchange } from '../http/exchange.ts'
import type { Account } from '../model/account.ts'
import type { Connection } from '../model/connection.ts'
import type { Sandbox } from '../sandbox.ts'
import type { ServiceHost } from '../services/service-host.ts'
import { Problem } from './problem.ts'

/** The service that a path names. @throws Problem 404 `not_found` */
export function serviceOf(sandbox: Sandbox, { params }: Exchange): ServiceHost {
  const host = sandbox.hosts.get(params.service ?? '')
  if (!host) throw new Problem(404, 'not_found', 'FitTrend knows no such service.')
  return host
}

/** The account's connection that a path names. @throws Problem 404 `not_found` */
export function connectionOf(sandbox: Sandbox, account: Account, exchange: Exchange): Connection {
  const { kind } = serviceOf(sandbox, exchange)
  const connection = account.connections.get(kind.id)
  if (!connection) throw new Problem(404, 'not_found', `${kind.name} is not connected.`)
  return connection
}
