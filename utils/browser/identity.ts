import { browser } from 'wxt/browser'
import { FlowBusyError, type IdentityPort, UnreachableError } from '../identity/identity-port.ts'

/** The browser's identity API, or null where there is none (Firefox for Android). */
export function browserIdentity(): IdentityPort | null {
  if (!browser.identity?.launchWebAuthFlow) return null
  return {
    redirectUri: browser.identity.getRedirectURL('fittrend'),
    async launch(url) {
      const answer = await launch(url)
      if (!answer) throw new Error('The window was closed.')
      return answer
    },
  }
}

async function launch(url: string): Promise<string | undefined> {
  try {
    return await browser.identity.launchWebAuthFlow({ url, interactive: true })
  } catch (error) {
    // Chrome gives its reasons as text only.
    const text = error instanceof Error ? error.message : ''
    if (/only one .*flow/i.test(text)) throw new FlowBusyError(text)
    if (/could not be loaded/i.test(text)) throw new UnreachableError(text)
    throw error
  }
}
