import Provider, { errors, interactionPolicy, type KoaContextWithOIDC } from 'oidc-provider'
import type { Knobs } from '../model/knobs.ts'
import type { Sessions } from '../model/sessions.ts'
import { messagePage } from '../site/message-page.ts'
import { siteAccountId } from '../site/site-session.ts'
import { basePolicy, sharedConfiguration } from './shared-configuration.ts'
import type { TokenStore } from './token-store.ts'

export const extensionClientId = 'reconnect'
export const apiScopes = ['connections:read', 'connections:repair'] as const

/** The API as a resource (RFC 8707); tokens are for it and nothing else. */
export function apiResource(origin: string): string {
  return `${origin}/api/v1`
}

interface Parts {
  origin: string
  redirectUris: readonly string[]
  sessions: Sessions
  knobs: Knobs
  store: TokenStore
}

/** FitTrend's authorization server: issuer `{origin}/oauth`, one public client, the extension. */
export function fittrendProvider(parts: Parts): Provider {
  const shared = sharedConfiguration('fittrend', parts.store, (text) =>
    messagePage('That request can not be answered', text),
  )
  return new Provider(`${parts.origin}/oauth`, {
    ...shared,
    clients: [extensionClient(parts.redirectUris)],
    // A public client's token request comes from the extension's own origin, which differs per browser.
    clientBasedCORS: () => true,
    ttl: {
      AccessToken: () => parts.knobs.accessTokenSeconds,
      AuthorizationCode: 60,
      Grant: 90 * 86_400,
      IdToken: 600,
      Interaction: 3600,
      RefreshToken: 90 * 86_400,
      Session: 14 * 86_400,
    },
    interactions: {
      policy: policyFor(parts.sessions),
      url: (_ctx, interaction) => `/oauth/interaction/${interaction.uid}`,
    },
    features: {
      ...shared.features,
      resourceIndicators: {
        enabled: true,
        defaultResource: () => apiResource(parts.origin),
        useGrantedResource: () => true,
        getResourceServerInfo: (_ctx, resource) => {
          if (resource !== apiResource(parts.origin)) throw new errors.InvalidTarget()
          return {
            scope: apiScopes.join(' '),
            audience: resource,
            accessTokenFormat: 'opaque',
            accessTokenTTL: parts.knobs.accessTokenSeconds,
          }
        },
      },
    },
  })
}

function extensionClient(redirectUris: readonly string[]) {
  return {
    client_id: extensionClientId,
    client_name: 'Reconnect',
    application_type: 'native' as const,
    token_endpoint_auth_method: 'none' as const,
    redirect_uris: [...redirectUris],
  }
}

/** The server's session must be the site's: signing out of the site, or changing account, counts. */
function policyFor(sessions: Sessions) {
  const policy = basePolicy()
  const differs = (ctx: KoaContextWithOIDC) =>
    siteAccountId(sessions, ctx.req) !== ctx.oidc.session?.accountId
  policy
    .get('login')
    ?.checks.add(
      new interactionPolicy.Check(
        'site_session',
        'Sign in to FitTrend first',
        'login_required',
        differs,
      ),
    )
  return policy
}
