import { now } from '../clock.ts'
import { externalAccount } from '../engine/service-client.ts'
import type { ServiceToken } from '../model/connection.ts'
import type { ServiceHost } from './service-host.ts'
import { fittrendClientId } from './service-provider.ts'

interface Options {
  /** How long ago the access token was issued, in seconds: that much of its life is gone. */
  ageSeconds?: number
  lifeSeconds: number
}

/**
 * A grant by a service's user without the screens, with real tokens of the service's OAuth server.
 * For the state that the sandbox starts with, and for another person's doings in scenes.
 */
export async function grantDirectly(
  host: ServiceHost,
  userId: string,
  { ageSeconds = 0, lifeSeconds }: Options,
): Promise<{ token: ServiceToken; externalAccount: string }> {
  const { provider, store, kind } = host
  const client = await provider.Client.find(fittrendClientId)
  if (!client) throw new Error(`${kind.name} doesn't know FitTrend`)
  store.revokeGrantsOf(userId, fittrendClientId)
  const scope = ['openid', ...kind.dataTypes].join(' ')
  const grant = new provider.Grant({ accountId: userId, clientId: fittrendClientId })
  grant.addOIDCScope(scope)
  const grantId = await grant.save()
  const common = { client, accountId: userId, grantId, gty: 'authorization_code', scope }
  const remaining = lifeSeconds - ageSeconds
  const access = new provider.AccessToken({ ...common, expiresIn: remaining })
  const refresh = new provider.RefreshToken({ ...common, expiresWithSession: false })
  return {
    externalAccount: externalAccount(kind.id, userId),
    token: {
      accessToken: await access.save(),
      refreshToken: await refresh.save(),
      expiresAt: now() + remaining * 1000,
      refreshedAt: now() - ageSeconds * 1000,
      scopes: kind.dataTypes,
    },
  }
}
