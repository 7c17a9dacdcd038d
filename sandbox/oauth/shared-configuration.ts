import { type Configuration, interactionPolicy } from 'oidc-provider'
import type { Html } from '../http/html.ts'
import { signingKeys } from './signing-key.ts'
import type { TokenStore } from './token-store.ts'

/**
 * What all OAuth servers of the sandbox have in common: code flow with PKCE S256, refresh tokens
 * without `offline_access`, rotated on every use (RFC 9700, 4.14.2), and none bound to the session.
 * `name` goes into the cookie names: cookies don't tell ports apart (RFC 6265, 8.5).
 */
export function sharedConfiguration(
  name: string,
  store: TokenStore,
  errorPage: (text: string) => Html,
): Configuration {
  return {
    adapter: store.adapter,
    jwks: signingKeys(),
    clockTolerance: 0,
    responseTypes: ['code'],
    pkce: { required: () => true },
    clientDefaults: {
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      id_token_signed_response_alg: 'ES256',
    },
    cookies: {
      names: {
        session: `${name}_op_session`,
        interaction: `${name}_op_interaction`,
        resume: `${name}_op_resume`,
      },
      keys: ['the sandbox signs cookies, and guards nothing'],
    },
    issueRefreshToken: async (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    rotateRefreshToken: true,
    expiresWithSession: async () => false,
    findAccount: async (_ctx, sub) => ({ accountId: sub, claims: async () => ({ sub }) }),
    renderError: async (ctx, out) => {
      ctx.type = 'html'
      ctx.body = errorPage(out.error_description ?? out.error).markup
    },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      revocation: {
        enabled: true,
        allowedPolicy: async (_ctx, client, token) => token.clientId === client.clientId,
      },
    },
    // No grant is ever reused: every visit shows the consent screen.
    loadExistingGrant: async (ctx) => {
      const grantId = ctx.oidc.result?.consent?.grantId
      return grantId ? ctx.oidc.provider.Grant.find(grantId) : undefined
    },
  }
}

/** oidc-provider's own rules on when to ask the user; a copy, to be added to. */
export function basePolicy() {
  return interactionPolicy.base()
}
