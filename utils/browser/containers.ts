import { browser } from 'wxt/browser'

/** The container of Firefox's that a tab is in; null: the default store, and in every other browser. */
export function containerOfTab(tab: object): string | null {
  const { cookieStoreId: id } = tab as { cookieStoreId?: unknown }
  return typeof id === 'string' && id.startsWith('firefox-container-') ? id : null
}

/**
 * Opens a tab in a container, which Firefox allows only with the permission `cookies` (docs/permissions.md); null
 * where that container is gone.
 */
export async function openTab(url: string, container: string | null, active = false) {
  const inContainer = container === null ? {} : { cookieStoreId: container }
  try {
    return await browser.tabs.create({ url, active, ...inContainer })
  } catch (error) {
    // Firefox 153 tells it in no other way (ExtensionError in ext-tabs-base.js).
    const isGone = container !== null && /No cookie store exists/.test(String(error))
    if (isGone) return null
    throw error
  }
}
