import { browser } from 'wxt/browser'
import { FitTrendApi } from '../api/client.ts'
import { createHttp } from '../api/http.ts'
import { patientHttp } from '../api/patience.ts'
import { tracesInAlarms } from '../browser/alarms.ts'
import { livesOn } from '../browser/alive.ts'
import { browserIdentity } from '../browser/identity.ts'
import { browserLocks } from '../browser/locks.ts'
import { accessToken } from '../identity/access-token.ts'
import { Sessions } from '../identity/sessions.ts'
import { Journal } from '../repair/record/journal.ts'
import { matchPatterns } from '../site/match-patterns.ts'
import { builtInProfile } from '../site/profile.ts'
import { Store } from '../storage/store.ts'
import { siteInUse } from './site-in-use.ts'

export type Base = ReturnType<typeof wireBase>

/** What all other parts stand on: the site, the database and what is kept in it, FitTrend's API. */
export function wireBase() {
  const identity = browserIdentity()
  const profile = siteInUse(builtInProfile(), identity)
  const now = () => Date.now()
  const store = new Store(tracesInAlarms)
  const sessions = new Sessions(store)
  const http = patientHttp(createHttp(now), store, now)
  const sitePattern = matchPatterns(profile, import.meta.env.BROWSER).origin
  return {
    identity,
    profile,
    now,
    store,
    sessions,
    journal: new Journal(store, now, livesOn),
    http,
    api: new FitTrendApi(
      profile.origin,
      http,
      (rejected, who) => accessToken(profile.origin, sessions, browserLocks, now, rejected, who),
      now,
    ),
    hasSiteAccess: () => browser.permissions.contains({ origins: [sitePattern] }),
  }
}
