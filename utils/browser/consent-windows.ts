import { type Browser, browser } from 'wxt/browser'
import type { ConsentWindows } from '../repair/runner-parts.ts'

/**
 * The windows of launchWebAuthFlow. The API doesn't give their ids, so they are told by what they
 * are: a popup-type window that doesn't show a page of ours.
 */
export const browserConsentWindows: ConsentWindows = {
  async isOpen(id) {
    return (await foreignPopup(id)) !== null
  },

  async show(id) {
    if (!(await foreignPopup(id))) return false
    await browser.windows.update(id, { focused: true })
    return true
  },

  /** Tabs that the user has opened in it are the user's, and stay. */
  async close(id) {
    const tabs = (await foreignPopup(id))?.tabs ?? []
    if (tabs.length === 1) await browser.windows.remove(id)
  },

  async findLeftBehind() {
    // Firefox for Android has no windows.
    const all = (await browser.windows?.getAll({ populate: true })) ?? []
    const foreign = all.filter((window) => window.type === 'popup' && !showsOwnPage(window))
    const [only, ...more] = foreign
    return more.length === 0 ? (only?.id ?? null) : null
  },
}

/**
 * The window, or null where it is gone or turns out to be none of consent: a popup of ours shows no address
 * yet when it has just opened, and may have been taken for one.
 */
async function foreignPopup(id: number) {
  try {
    const window = await browser.windows.get(id, { populate: true })
    return window.type === 'popup' && !showsOwnPage(window) ? window : null
  } catch {
    return null
  }
}

/** Addresses of other extensions and sites are hidden from us, our own never are. */
function showsOwnPage({ tabs }: Browser.windows.Window): boolean {
  const own = browser.runtime.getURL('/')
  return (tabs ?? []).some(({ url, pendingUrl }) => (url || pendingUrl || '').startsWith(own))
}
