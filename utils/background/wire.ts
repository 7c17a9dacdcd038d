import { browser } from 'wxt/browser'
import { Alerts } from '../alerts/alerts.ts'
import { FitTrendApi } from '../api/client.ts'
import { createHttp, type Http } from '../api/http.ts'
import { patientHttp } from '../api/patience.ts'
import { setAlarms, setRepairAlarm, tracesInAlarms } from '../browser/alarms.ts'
import { browserAlerts } from '../browser/alert-port.ts'
import { browserConsentWindows } from '../browser/consent-windows.ts'
import { openTab } from '../browser/containers.ts'
import { browserIdentity } from '../browser/identity.ts'
import { browserLocks } from '../browser/locks.ts'
import { pageReader } from '../browser/page-reader.ts'
import { browserPageWorld } from '../browser/page-world.ts'
import { tabHand } from '../browser/tab-hand.ts'
import { History } from '../history/history.ts'
import { Learner } from '../history/learner.ts'
import { accessToken } from '../identity/access-token.ts'
import { mayRepair } from '../identity/may-repair.ts'
import { Sessions } from '../identity/sessions.ts'
import { ApiPresence } from '../monitor/api-presence.ts'
import { eitherSource } from '../monitor/either-source.ts'
import { Monitor } from '../monitor/monitor.ts'
import { pageSource } from '../monitor/page-source.ts'
import type { ConnectionSource } from '../monitor/source.ts'
import type { Problem } from '../problems.ts'
import { Journal } from '../repair/record/journal.ts'
import { RepairRunner } from '../repair/runner.ts'
import { loadSettings, loadShownOnPage } from '../settings/settings.ts'
import { matchPatterns } from '../site/match-patterns.ts'
import { builtInProfile, connectUrl, type SiteProfile } from '../site/profile.ts'
import { Store } from '../storage/store.ts'
import { type Background, createBackground } from './background.ts'
import { siteInUse } from './site-in-use.ts'

/** Puts the parts together for the running browser. */
export function wire(): Background {
  const identity = browserIdentity()
  const profile = siteInUse(builtInProfile(), identity)
  const now = () => Date.now()
  const store = new Store(tracesInAlarms)
  const sessions = new Sessions(store)
  const locks = browserLocks
  const sitePattern = matchPatterns(profile, import.meta.env.BROWSER).origin
  const hasSiteAccess = () => browser.permissions.contains({ origins: [sitePattern] })
  const http = patientHttp(createHttp(now), store, now)
  const api = new FitTrendApi(
    profile.origin,
    http,
    (rejected, who) => accessToken(profile.origin, sessions, locks, now, rejected, who),
    now,
  )
  const hand = tabHand(profile, hasSiteAccess)
  const opensOnSchedule = async () => (await loadSettings(store)).opensPage ?? false
  const journal = new Journal(store, now)
  const page = pageSource({
    reader: pageReader(profile, now),
    services: profile.services,
    now,
    opensOnSchedule,
    inRepair: async (account) => {
      const open = await journal.open()
      const theirs = open.filter((it) => it.source === 'page' && it.account === account)
      return new Set(theirs.map(({ service }) => service.id))
    },
  })
  const presence = profile.api ? new ApiPresence(store, now, () => probe(http, profile)) : null
  const usesPage = async () => presence === null || (await presence.isAbsent())
  const apiSource: ConnectionSource = {
    read: (etag, _reason, who) => api.as(who).connections(etag),
  }
  const history = new History(store)
  const learner = new Learner({
    history,
    repairs: () => journal.all(),
    ask: {
      services: (account) => api.as(account).services(),
      imports: (account, service, since) => api.as(account).imports(service, since),
    },
  })
  const monitor = new Monitor({
    source: presence ? eitherSource(apiSource, page, presence) : page,
    sessions,
    store,
    now,
    random: Math.random,
    isOnline: () => navigator.onLine,
    hasSiteAccess,
    usesPage,
    shownOnPage: () => loadShownOnPage(store),
    containerGone: (account) => background.accounts.forget(account),
    learn: async (reading, before, mayAsk) => {
      const learnt = await learner.learn(reading, before, mayAsk)
      await runner.noteRemovals(before, learnt).catch(() => 'the database says so by itself')
      return learnt
    },
  })
  const runner = new RepairRunner({
    journal,
    api,
    monitor,
    hand,
    identity,
    windows: browserConsentWindows,
    mayRepair: async (account) => mayRepair(await sessions.of(account)),
    locks,
    profile,
    watchOver: setRepairAlarm,
    now,
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    changed: () => void background.refresh(),
  })
  const background = createBackground({
    profile,
    store,
    sessions,
    monitor,
    history,
    journal,
    runner,
    hand,
    identity,
    pageWorld: browserPageWorld,
    presence,
    usesPage,
    now,
    hasSiteAccess,
    alerts: new Alerts(browserAlerts(import.meta.env.FIREFOX), store, now),
    openConnectPage: async (container) => {
      await openTab(connectUrl(profile), container, true)
    },
    setAlarms,
  })
  return background
}

/** Whether the API answers, asked without a token: any answer of its own will do. */
async function probe(http: Http, { origin }: SiteProfile): Promise<Problem | null> {
  const answer = await http({ method: 'GET', url: `${origin}/api/v1/connections`, headers: {} })
  return answer.ok ? null : answer.problem
}
