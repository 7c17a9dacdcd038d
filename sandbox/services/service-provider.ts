import Provider from 'oidc-provider'
import type { Knobs } from '../model/knobs.ts'
import type { ServiceKind } from '../model/service-catalogue.ts'
import { basePolicy, sharedConfiguration } from '../oauth/shared-configuration.ts'
import type { TokenStore } from '../oauth/token-store.ts'
import { serviceMessagePage } from './service-pages.ts'

export const fittrendClientId = 'fittrend'
export const fittrendClientSecret = 'the sandbox has no secrets'

/** Where a service sends the user back to FitTrend. */
export function callbackUrl(origin: string, service: string): string {
  return `${origin}/account/connect/callback/${service}`
}

interface Parts {
  kind: ServiceKind
  /** Of the FitTrend site. */
  origin: string
  servicesOrigin: string
  knobs: Knobs
  store: TokenStore
}

/** One service's authorization server: issuer `{servicesOrigin}/{service}`, one client, FitTrend. */
export function serviceProvider({ kind, origin, servicesOrigin, knobs, store }: Parts): Provider {
  return new Provider(`${servicesOrigin}/${kind.id}`, {
    ...sharedConfiguration(kind.id, store, (text) => serviceMessagePage(kind, text)),
    scopes: ['openid', ...kind.dataTypes],
    clients: [
      {
        client_id: fittrendClientId,
        client_secret: fittrendClientSecret,
        client_name: 'FitTrend',
        token_endpoint_auth_method: 'client_secret_basic',
        redirect_uris: [callbackUrl(origin, kind.id)],
      },
    ],
    ttl: {
      AccessToken: () => knobs.serviceTokenSeconds,
      AuthorizationCode: 60,
      Grant: () => Math.max(knobs.serviceRefreshSeconds, 365 * 86_400),
      IdToken: 600,
      Interaction: 3600,
      RefreshToken: () => knobs.serviceRefreshSeconds,
      Session: 14 * 86_400,
    },
    interactions: {
      policy: basePolicy(),
      url: (_ctx, interaction) => `/${kind.id}/interaction/${interaction.uid}`,
    },
  })
}
