import { browser } from 'wxt/browser'
import { Alerts } from '../alerts/alerts.ts'
import { FitTrendApi } from '../api/client.ts'
import { createHttp } from '../api/http.ts'
import { setAlarms } from '../browser/alarms.ts'
import { browserAlerts } from '../browser/alert-port.ts'
import { browserConsentWindows } from '../browser/consent-windows.ts'
import { browserIdentity } from '../browser/identity.ts'
import { browserLocks } from '../browser/locks.ts'
import { pageReader } from '../browser/page-reader.ts'
import { browserPageWorld } from '../browser/page-world.ts'
import { tabHand } from '../browser/tab-hand.ts'
import { accessToken } from '../identity/access-token.ts'
import { Sessions } from '../identity/sessions.ts'
import { Monitor } from '../monitor/monitor.ts'
import { pageSource } from '../monitor/page-source.ts'
import type { ConnectionSource } from '../monitor/source.ts'
import { Journal } from '../repair/journal.ts'
import { RepairRunner } from '../repair/runner.ts'
import { matchPatterns } from '../site/match-patterns.ts'
import { builtInProfile, connectUrl } from '../site/profile.ts'
import { Store } from '../storage/store.ts'
import { App } from './app.ts'
import { siteInUse } from './site-in-use.ts'

/** Puts the parts together for the running browser. */
export function createApp(): App {
  const identity = browserIdentity()
  const profile = siteInUse(builtInProfile(), identity)
  const now = () => Date.now()
  const store = new Store()
  const sessions = new Sessions(store)
  const locks = browserLocks
  const sitePattern = matchPatterns(profile, import.meta.env.BROWSER).origin
  const hasSiteAccess = () => browser.permissions.contains({ origins: [sitePattern] })
  const api = new FitTrendApi(
    profile.origin,
    createHttp(now),
    (rejected) => accessToken(profile.origin, sessions, locks, now, rejected),
    now,
  )
  const hand = tabHand(profile)
  const source: ConnectionSource = profile.api
    ? { read: (etag) => api.connections(etag) }
    : pageSource(pageReader(profile), profile.services, now)
  const monitor = new Monitor({
    source,
    sessions,
    store,
    now,
    random: Math.random,
    isOnline: () => navigator.onLine,
    hasSiteAccess,
  })
  const journal = new Journal(store, now)
  const runner = new RepairRunner({
    journal,
    api,
    monitor,
    hand,
    identity,
    windows: browserConsentWindows,
    locks,
    profile,
    now,
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    changed: () => void app.refresh(),
  })
  const app = new App({
    profile,
    store,
    sessions,
    monitor,
    journal,
    runner,
    hand,
    identity,
    pageWorld: browserPageWorld,
    now,
    hasSiteAccess,
    alerts: new Alerts(browserAlerts(import.meta.env.FIREFOX), store, now),
    openConnectPage: async () => {
      await browser.tabs.create({ url: connectUrl(profile) })
    },
    setAlarms,
  })
  return app
}
