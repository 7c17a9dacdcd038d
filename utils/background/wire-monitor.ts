import type { Http } from '../api/http.ts'
import { pageReader } from '../browser/page-reader.ts'
import type { Reading } from '../connections/reading.ts'
import { History } from '../history/history.ts'
import { Learner } from '../history/learner.ts'
import { ApiPresence } from '../monitor/api-presence.ts'
import { eitherSource } from '../monitor/either-source.ts'
import { Monitor } from '../monitor/monitor.ts'
import { pageSource } from '../monitor/page-source.ts'
import type { ConnectionSource } from '../monitor/source.ts'
import type { Problem } from '../problems.ts'
import { loadSettings, loadShownOnPage } from '../settings/settings.ts'
import type { SiteProfile } from '../site/profile.ts'
import type { Base } from './wire-base.ts'

/** What a reading is passed on to. */
interface Needs {
  containerGone(account: string): Promise<void>
  noteRemovals(before: Reading | null, now: Reading): Promise<void>
}

/** What reads health, from the API or the page, and learns from it. */
export function wireMonitor(base: Base, { containerGone, noteRemovals }: Needs) {
  const { profile, now, store, sessions, journal, http, api, hasSiteAccess } = base
  const page = pageSource({
    reader: pageReader(profile, now),
    services: profile.services,
    now,
    opensOnSchedule: async () => (await loadSettings(store)).opensPage ?? false,
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
    containerGone,
    learn: async (reading, before, mayAsk) => {
      const learnt = await learner.learn(reading, before, mayAsk)
      await noteRemovals(before, learnt).catch(() => 'the database says so by itself')
      return learnt
    },
  })
  return { monitor, history, presence, usesPage }
}

/** Whether the API answers, asked without a token: any answer of its own will do. */
async function probe(http: Http, { origin }: SiteProfile): Promise<Problem | null> {
  const answer = await http({ method: 'GET', url: `${origin}/api/v1/connections`, headers: {} })
  return answer.ok ? null : answer.problem
}
