import type { Exchange } from '../http/exchange.ts'
import type { Account } from '../model/account.ts'
import { apiResource, type apiScopes } from '../oauth/fittrend-provider.ts'
import { accountOf, type Sandbox } from '../sandbox.ts'
import { Problem } from './problem.ts'

/**
 * The account that a request's access token is for (RFC 6750).
 * @throws Problem 401 `invalid_token`, 403 `insufficient_scope`
 */
export async function authorize(
  sandbox: Sandbox,
  { req, res }: Exchange,
  scope: (typeof apiScopes)[number],
): Promise<Account> {
  const value = /^Bearer (\S+)$/i.exec(req.headers.authorization ?? '')?.[1]
  const token = value ? await sandbox.provider.AccessToken.find(value) : undefined
  if (token?.aud !== apiResource(sandbox.origin)) {
    res.setHeader('WWW-Authenticate', value ? 'Bearer error="invalid_token"' : 'Bearer')
    throw new Problem(401, 'invalid_token', 'The access token is missing, expired or revoked.')
  }
  if (!token.scopes.has(scope)) {
    res.setHeader('WWW-Authenticate', `Bearer error="insufficient_scope", scope="${scope}"`)
    throw new Problem(403, 'insufficient_scope', `This needs the scope ${scope}.`)
  }
  return accountOf(sandbox, token.accountId)
}
