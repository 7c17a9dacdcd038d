import type { IdentityPort } from '../identity/identity-port.ts'
import type { SiteProfile } from '../site/profile.ts'

/**
 * The site as this browser can use it. Nobody can sign in to the API without the identity API (Firefox
 * for Android): there the Connect page is read and driven, as at a site that has no API.
 */
export function siteInUse(profile: SiteProfile, identity: IdentityPort | null): SiteProfile {
  return { ...profile, api: profile.api && identity !== null }
}
