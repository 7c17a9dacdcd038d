import { browser } from 'wxt/browser'
import type { IdentityPort } from '../identity/identity-port.ts'

/** The browser's identity API, or null where there is none (Firefox for Android). */
export function browserIdentity(): IdentityPort | null {
  if (!browser.identity?.launchWebAuthFlow) return null
  return {
    redirectUri: browser.identity.getRedirectURL('fittrend'),
    async launch(url) {
      const answer = await browser.identity.launchWebAuthFlow({ url, interactive: true })
      if (!answer) throw new Error('The window was closed.')
      return answer
    },
  }
}
