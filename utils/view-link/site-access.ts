import { browser } from 'wxt/browser'

/** The FitTrend site as the manifest names it: the one place that both browsers ask about. */
function siteOrigins(): string[] {
  return browser.runtime.getManifest().host_permissions ?? []
}

/** Firefox lets users refuse or take back host permissions; Chrome lets them restrict them. */
export function hasSiteAccess(): Promise<boolean> {
  return browser.permissions.contains({ origins: siteOrigins() })
}

/** Shows the browser's own question. Only inside a click; resolves to the user's answer. */
export function requestSiteAccess(): Promise<boolean> {
  return browser.permissions.request({ origins: siteOrigins() })
}

export function onSiteAccessChange(listen: () => void): void {
  browser.permissions.onAdded.addListener(listen)
  browser.permissions.onRemoved.addListener(listen)
}
