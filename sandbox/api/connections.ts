import { createHash } from 'node:crypto'
import type { Exchange } from '../http/exchange.ts'
import type { Sandbox } from '../sandbox.ts'
import { authorize } from './bearer.ts'
import { connectionView } from './connection-view.ts'

/**
 * GET /connections, with ETag and the least time before the next read. `isHalfValid` puts a
 * connection in front that breaks the contract.
 */
export async function listConnections(
  sandbox: Sandbox,
  exchange: Exchange,
  isHalfValid: boolean,
): Promise<void> {
  const { req, res } = exchange
  const account = await authorize(sandbox, exchange, 'connections:read')
  const connections: unknown[] = [...account.connections.values()].map((one) =>
    connectionView(sandbox, account, one),
  )
  if (isHalfValid) connections.unshift(brokenConnection)
  const body = JSON.stringify({ account: { id: account.id, name: account.name }, connections })
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
  res.setHeader('ETag', etag)
  res.setHeader('Cache-Control', `private, max-age=${sandbox.knobs.maxAgeSeconds}`)
  res.setHeader('Vary', 'Authorization')
  if (matches(req.headers['if-none-match'], etag)) return void res.writeHead(304).end()
  res.writeHead(200, { 'Content-Type': 'application/json' }).end(body)
}

/** For the fault `half-valid`: one connection that breaks the contract in several places. */
const brokenConnection = {
  service: { id: 'Not An Id', name: null },
  status: 'confused',
  error: { since: 'yesterday' },
  token: 'none',
  import: { records: -1 },
}

/** Weak comparison, as If-None-Match wants it (RFC 9110, 13.1.2). */
function matches(header: string | undefined, etag: string): boolean {
  const tags = (header ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  return tags.includes(etag) || tags.includes('*')
}
