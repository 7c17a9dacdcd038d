import { randomBytes } from 'node:crypto'
import * as z from 'zod'
import { isoTime, now } from '../clock.ts'
import { readJson } from '../http/body.ts'
import type { Exchange } from '../http/exchange.ts'
import { sendJson } from '../http/reply.ts'
import { statusOf } from '../model/connection.ts'
import type { Sandbox } from '../sandbox.ts'
import { authorizationPath } from '../site/authorization-link.ts'
import { authorize } from './bearer.ts'
import { serviceOf } from './connection-of.ts'
import { Problem } from './problem.ts'

const requestSchema = z.object({ redirectUri: z.string(), state: z.string().min(22) })

/** POST /connections/{service}/authorizations: a URL of this site that leads to the consent screen. */
export async function createAuthorization(sandbox: Sandbox, exchange: Exchange): Promise<void> {
  const account = await authorize(sandbox, exchange, 'connections:repair')
  const { kind, availability } = serviceOf(sandbox, exchange)
  const { redirectUri, state } = await requestOf(sandbox, exchange)
  if (availability === 'retired')
    throw new Problem(410, 'service_retired', `${kind.name} can't be connected any more.`)
  const connection = account.connections.get(kind.id)
  const status = connection && statusOf(connection, now())
  if (status === 'connected' || status === 'paused')
    throw new Problem(409, 'already_connected', `${kind.name} is connected and works.`)
  const id = randomBytes(24).toString('base64url')
  const expiresAt = now() + sandbox.knobs.authorizationSeconds * 1000
  const accountId = account.id
  const authorization = {
    id,
    accountId,
    service: kind.id,
    redirectUri,
    state,
    expiresAt,
    ended: false,
  }
  sandbox.pending.authorizations.set(id, authorization)
  const authorizationUrl = `${sandbox.origin}${authorizationPath(id)}`
  sendJson(exchange.res, { authorizationUrl, expiresAt: isoTime(expiresAt) }, 201)
}

async function requestOf(sandbox: Sandbox, { req }: Exchange) {
  const request = requestSchema.safeParse(await readJson(req))
  if (!request.success)
    throw new Problem(
      422,
      'invalid_request',
      'redirectUri, and state of at least 22 characters, are needed.',
    )
  if (!sandbox.redirectUris.includes(request.data.redirectUri))
    throw new Problem(422, 'invalid_redirect_uri', 'redirectUri is not one of this client.')
  return request.data
}
