import { browser } from 'wxt/browser'

/**
 * Whether a tab or a window is before the user's eyes: the tab in front of a window that has the focus. Where the
 * browser has no windows (Firefox for Android), the tab that is in front.
 */
export async function isSeen(of: {
  tabId: number | null
  consentWindow: number | null
}): Promise<boolean> {
  const window = of.consentWindow === null ? null : await windowOf(of.consentWindow)
  if (window?.focused) return true
  if (of.tabId === null) return false
  const tab = await browser.tabs.get(of.tabId).catch(() => null)
  if (!tab?.active) return false
  return browser.windows ? ((await windowOf(tab.windowId))?.focused ?? false) : true
}

/** Null where it is gone. */
async function windowOf(id: number) {
  return (await browser.windows?.get(id).catch(() => null)) ?? null
}
