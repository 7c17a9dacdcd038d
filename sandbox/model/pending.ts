/** Where a consent ends: back on the Connect page, or at a redirect URI of the extension. */
export interface Authorization {
  id: string
  accountId: string
  service: string
  redirectUri: string
  /** The extension's own `state`, handed back as it came. */
  state: string
  expiresAt: number
  /** One consent has ended: the URL is spent. */
  ended: boolean
}

/** One trip to a service's consent screen, found again by its `state`. */
export interface ConsentTrip {
  state: string
  codeVerifier: string
  nonce: string
  accountId: string
  service: string
  /** Null where the trip began on the Connect page. */
  authorizationId: string | null
  startedAt: number
}

/** What has begun and not ended yet. */
export interface Pending {
  authorizations: Map<string, Authorization>
  trips: Map<string, ConsentTrip>
}
