import type { Exchange } from '../http/exchange.ts'
import { sendJson } from '../http/reply.ts'
import { archiveOf } from '../model/account.ts'
import type { Sandbox } from '../sandbox.ts'
import { authorize } from './bearer.ts'
import { connectionOf } from './connection-of.ts'
import { importRunView } from './connection-view.ts'
import { Problem } from './problem.ts'

/** The contract's limit. */
const maxRuns = 100

/** GET /connections/{service}/imports, newest first. */
export async function listImports(sandbox: Sandbox, exchange: Exchange): Promise<void> {
  const account = await authorize(sandbox, exchange, 'connections:read')
  const { service } = connectionOf(sandbox, account, exchange)
  const since = sinceOf(exchange.url)
  const runs = archiveOf(account, service).runs.filter((run) => run.startedAt >= since)
  sendJson(exchange.res, { imports: runs.slice(-maxRuns).reverse().map(importRunView) })
}

function sinceOf(url: URL): number {
  const text = url.searchParams.get('since')
  if (text === null) return 0
  const since = Date.parse(text)
  if (Number.isNaN(since)) throw new Problem(400, 'invalid_since', '"since" must be a date-time.')
  return since
}
