import * as z from 'zod'
import { checkScopes } from '../engine/scope-check.ts'
import { readJson } from '../http/body.ts'
import type { Exchange } from '../http/exchange.ts'
import { sendJson } from '../http/reply.ts'
import type { Sandbox } from '../sandbox.ts'
import { hostOf } from '../sandbox.ts'
import { authorize } from './bearer.ts'
import { connectionOf } from './connection-of.ts'
import { connectionView } from './connection-view.ts'
import { Problem } from './problem.ts'

const settingsSchema = z.record(z.string(), z.boolean())

/** PUT /connections/{service}/settings: what isn't named is off. */
export async function putSettings(sandbox: Sandbox, exchange: Exchange): Promise<void> {
  const account = await authorize(sandbox, exchange, 'connections:repair')
  const connection = connectionOf(sandbox, account, exchange)
  const { dataTypes } = hostOf(sandbox, connection.service).kind
  const wanted = settingsSchema.safeParse(await readJson(exchange.req))
  if (!wanted.success)
    throw new Problem(422, 'invalid_settings', 'Settings are data types with true or false.')
  const unknown = Object.keys(wanted.data).filter((type) => !dataTypes.includes(type))
  if (unknown.length > 0)
    throw new Problem(422, 'unknown_data_type', `Not of this service: ${unknown.join(', ')}.`)
  connection.settings = Object.fromEntries(
    dataTypes.map((type) => [type, wanted.data[type] ?? false]),
  )
  checkScopes(connection)
  sandbox.log.add('settings', account.id, connection.service, { by: 'api' })
  sendJson(exchange.res, connectionView(sandbox, account, connection))
}
