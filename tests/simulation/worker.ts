import { FitTrendApi } from '../../utils/api/client.ts'
import type { Http } from '../../utils/api/http.ts'
import { nothingKnown } from '../../utils/connections/known.ts'
import type { Reading } from '../../utils/connections/reading.ts'
import { mayRepair } from '../../utils/identity/may-repair.ts'
import { Sessions } from '../../utils/identity/sessions.ts'
import { Monitor } from '../../utils/monitor/monitor.ts'
import { Journal } from '../../utils/repair/record/journal.ts'
import { RepairRunner } from '../../utils/repair/runner.ts'
import { parseBuildVariables } from '../../utils/site/build-variables.ts'
import { siteProfile } from '../../utils/site/profile.ts'
import type { Store } from '../../utils/storage/store.ts'
import type { Clock } from '../unit/fakes/clock.ts'
import type { ConnectPage } from '../unit/fakes/connect-page.ts'
import type { ConsentWindow } from '../unit/fakes/consent-window.ts'
import { MemoryLocks } from '../unit/fakes/memory-locks.ts'
import { OneWindow } from '../unit/fakes/one-window.ts'
import type { Answers } from './answers.ts'
import { type Disk, MemoryStore } from './memory-store.ts'

const profile = siteProfile(
  parseBuildVariables({ WXT_FITTREND_ORIGIN: 'https://fittrend.example' }),
)

/** What a worker lives in. */
interface Around {
  readonly clock: Clock
  readonly disk: Disk
  readonly answers: Answers
  readonly page: ConnectPage
  readonly consent: ConsentWindow
  readonly hasIdentity: boolean
  /** Whether the killer strikes now. */
  strikes(what: string): boolean
  sleep(ms: number): Promise<void>
}

/** One worker of the extension, until it is killed. */
export class Worker {
  dead = false
  readonly journal: Journal
  readonly monitor: Monitor
  readonly runner: RepairRunner
  readonly store: Store

  constructor(life: Around) {
    const { clock, page, consent } = life
    const survives = async (what: string) => {
      if (!this.dead && life.strikes(what)) this.dead = true
      if (this.dead) await silence()
    }
    /** A port of a dead worker answers nobody; what was sent before it died has happened. */
    const mortal = <T extends object>(name: string, port: T): T =>
      new Proxy(port, {
        get: (target, key) => {
          const value = Reflect.get(target, key, target)
          if (typeof value !== 'function') return value
          return async (...given: unknown[]) => {
            await survives(`before ${name}.${String(key)}`)
            const answer = await value.apply(target, given)
            await survives(`after ${name}.${String(key)}`)
            return answer
          }
        },
      })
    this.store = new MemoryStore(life.disk, { survives })
    const now = () => clock.now()
    const http: Http = async (request) => {
      await survives('before a request')
      const answer = await life.answers.http(request)
      await survives('after a request')
      return answer
    }
    const sessions = new Sessions(this.store)
    const api = new FitTrendApi(
      profile.origin,
      http,
      async (_rejected, who) => {
        const session = await (who === null ? sessions.current() : sessions.of(who))
        return session
          ? { ok: true, value: session.accessToken }
          : { ok: false, problem: { kind: 'signed-out' } }
      },
      now,
    )
    this.journal = new Journal(this.store, now)
    this.monitor = new Monitor({
      source: { read: (etag, _reason, session) => api.as(session).connections(etag) },
      sessions,
      store: this.store,
      now,
      random: () => 0.5,
      isOnline: () => true,
      hasSiteAccess: async () => true,
      learn: async (reading, before) => {
        const known = { ...reading, known: brokenSince(reading, before) }
        await this.runner.noteRemovals(before, known)
        return known
      },
    })
    this.runner = new RepairRunner({
      journal: this.journal,
      api,
      monitor: this.monitor,
      hand: mortal('page', page),
      identity: life.hasIdentity ? consentPort(consent, survives) : null,
      windows: mortal('windows', new OneWindow(consent)),
      mayRepair: async (who) => mayRepair(await sessions.of(who)),
      locks: new MemoryLocks(),
      profile,
      watchOver: async () => {},
      now,
      sleep: async (ms) => {
        await survives('before a wait')
        await life.sleep(ms)
        await survives('after a wait')
      },
      changed: () => {},
    })
  }
}

function consentPort(consent: ConsentWindow, survives: (what: string) => Promise<void>) {
  return {
    redirectUri: consent.redirectUri,
    launch: async (url: string) => {
      await survives('before the consent window')
      try {
        return await consent.launch(url)
      } finally {
        await survives('after the consent window')
      }
    },
  }
}

/** What history would know: since when a connection is broken, also while it is switched off. */
function brokenSince(reading: Reading, before: Reading | null): Reading['known'] {
  const known: NonNullable<Reading['known']> = {}
  for (const { service, status } of reading.connections) {
    const earlier = before?.known?.[service.id]?.brokenSince ?? null
    const isOff = status === 'disabled'
    const since = status === 'error' ? (earlier ?? reading.serverTime) : isOff ? earlier : null
    known[service.id] = {
      ...nothingKnown,
      brokenSince: since,
    }
  }
  return known
}

function silence(): Promise<never> {
  return new Promise(() => {})
}
