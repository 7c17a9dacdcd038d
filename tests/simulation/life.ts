import { FitTrendApi } from '../../utils/api/client.ts'
import type { Http } from '../../utils/api/http.ts'
import type { Connection } from '../../utils/api/schema.ts'
import { mayRepair } from '../../utils/identity/may-repair.ts'
import { Sessions } from '../../utils/identity/sessions.ts'
import { Monitor } from '../../utils/monitor/monitor.ts'
import type { Reading } from '../../utils/monitor/reading.ts'
import { connectionViews } from '../../utils/overview/connection-views.ts'
import { repairView } from '../../utils/overview/repair-view.ts'
import type { Problem } from '../../utils/problems.ts'
import { Journal } from '../../utils/repair/record/journal.ts'
import { isActive, isOpen, type RepairRecord } from '../../utils/repair/record/schema.ts'
import { RepairRunner } from '../../utils/repair/runner.ts'
import { parseBuildVariables } from '../../utils/site/build-variables.ts'
import { siteProfile } from '../../utils/site/profile.ts'
import type { Store } from '../../utils/storage/store.ts'
import { Clock, day, hour, minute, noon } from '../unit/fakes/clock.ts'
import { ConnectPage, type Mishap } from '../unit/fakes/connect-page.ts'
import { broken, fitbit, garmin, working } from '../unit/fakes/connections.ts'
import { type ConsentChoice, ConsentWindow } from '../unit/fakes/consent-window.ts'
import { FitTrend } from '../unit/fakes/fittrend.ts'
import { MemoryLocks } from '../unit/fakes/memory-locks.ts'
import { OneWindow } from '../unit/fakes/one-window.ts'
import type { Choices } from './choices.ts'
import { Disk, MemoryStore } from './memory-store.ts'

/** What must never be. `story`: what happened, in words. */
export interface Violation {
  kind: 'lost' | 'doubled' | 'stuck' | 'wrong' | 'untrue'
  what: string
  story: string[]
}

export interface LifeResult {
  kills: number
  violation: Violation | null
}

const account = 'account-1'
const connectPage = 'https://fittrend.example/account/connect'
const profile = siteProfile(
  parseBuildVariables({ WXT_FITTREND_ORIGIN: 'https://fittrend.example' }),
)

/** Trouble lasts for fewer events than this, then the world is kind; a life of more proves nothing new. */
const mostTrouble = 40
/** Presses within which a willing user, in a kind world, gets to an end. */
const enoughPresses = 14

/** One worker of the extension, until it is killed. */
class Worker {
  dead = false
  readonly journal: Journal
  readonly monitor: Monitor
  readonly runner: RepairRunner
  readonly store: Store

  constructor(life: Life) {
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
      const answer = await life.fitTrend.http(request)
      await survives('after a request')
      return answer
    }
    const sessions = new Sessions(this.store)
    const api = new FitTrendApi(
      life.fitTrend.origin,
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
      ...nothing,
      brokenSince: since,
    }
  }
  return known
}

const nothing = {
  rhythm: null,
  lastDataAt: null,
  breaks: [],
  pauses: [],
  repairedAt: null,
  offer: null,
  networkFailures: 0,
  refreshLeadMs: null,
  standing: null,
  passing: null,
  healed: [],
  records: null,
  downMs: 0,
  rival: null,
}

function silence(): Promise<never> {
  return new Promise(() => {})
}

/** A user with two services, one of them broken, FitTrend, its page, the service, and who strikes the worker dead. */
class Life {
  readonly clock = new Clock()
  readonly disk = new Disk()
  readonly fitTrend: FitTrend
  readonly page: ConnectPage
  readonly consent: ConsentWindow
  readonly choices: Choices
  readonly story: string[] = []
  hasIdentity = true
  kills = 0
  isKind = false
  /** How many removals there were at the latest one that wasn't a repair's. */
  lastByHand = 0
  /** The user wants it left removed, or has removed by hand what worked. */
  isLeftByUser = false
  worker: Worker
  readonly #timers: { at: number; done: () => void }[] = []

  constructor(choices: Choices) {
    this.choices = choices
    this.fitTrend = new FitTrend(this.clock, [
      broken(),
      working({ service: garmin, externalAccount: 'garmin-user-1' }),
    ])
    this.page = new ConnectPage(this.fitTrend)
    this.consent = new ConsentWindow(this.fitTrend)
    this.hasIdentity = !choices.oneIn(6)
    this.worker = new Worker(this)
    this.consent.onOpened = (window) => void this.worker.runner.consent.windowOpened(window)
    this.consent.onClosed = (window) => void this.worker.runner.consent.windowClosed(window)
    this.consent.choices = ['leaves it open']
    const session = {
      id: 'session-1',
      account: this.fitTrend.account,
      accessToken: 'token',
      expiresAt: null,
      refreshToken: null,
      signedInAt: noon,
    }
    this.disk.rows('sessions').set(session.id, session)
  }

  /** Whether the killer strikes now; asked between any two awaits that leave the worker. */
  strikes(what: string): boolean {
    if (this.isKind || this.kills >= 3 || !this.choices.oneIn(90)) return false
    this.kills += 1
    this.tell(`the worker is killed: ${what}`)
    return true
  }

  tell(line: string): void {
    this.story.push(line)
  }

  sleep(ms: number): Promise<void> {
    return new Promise((done) => this.#timers.push({ at: this.clock.now() + ms, done }))
  }

  /** Lets all that is under way come to its next wait, and time pass until nothing waits for it any more. */
  async settle(): Promise<void> {
    for (let turns = 0; turns < 400; turns++) {
      await new Promise((done) => setImmediate(done))
      if (this.worker.dead) return await this.wake()
      const next = this.#timers.sort((a, b) => a.at - b.at).shift()
      if (!next) return
      this.clock.set(Math.max(this.clock.now(), next.at))
      next.done()
    }
    throw new Error('the extension never comes to rest')
  }

  /** The browser starts a new worker, which takes up what lies on the disk. */
  async wake(): Promise<void> {
    this.#timers.length = 0
    this.worker = new Worker(this)
    this.tell('a new worker starts')
    void this.worker.runner.resumeAll()
    await this.settle()
  }

  /** All records, read past whoever lives. */
  records(): RepairRecord[] {
    const rows = [...this.disk.rows('repairs').values()] as RepairRecord[]
    return rows.sort((a, b) => b.startedAt - a.startedAt)
  }

  get ours(): Connection | undefined {
    return this.fitTrend.connections.get(fitbit.id)
  }
}

/** Lives one life; every draw comes from the choices. */
export async function live(choices: Choices): Promise<LifeResult> {
  const life = new Life(choices)
  const violation = await livedThrough(life)
  return { kills: life.kills, violation }
}

async function livedThrough(life: Life): Promise<Violation | null> {
  const broke = (kind: Violation['kind'], what: string): Violation => ({
    kind,
    what,
    story: life.story,
  })
  try {
    await beginning(life)
    const some = life.choices.below(mostTrouble)
    for (let events = 0; events < some; events++) {
      await happen(life)
      await life.settle()
      const wrong = wrongNow(life)
      if (wrong) return broke(...wrong)
    }
    return (await endedWell(life)) ?? null
  } catch (error) {
    return broke('stuck', String(error))
  }
}

/** Reconnect has seen that it is broken. */
async function beginning(life: Life): Promise<void> {
  life.isKind = true
  await check(life)
  await life.settle()
  life.isKind = false
}

/** Invariants that hold after every event. */
function wrongNow(life: Life): [Violation['kind'], string] | null {
  const { page, fitTrend } = life
  if (page.elsewhere.length > 0) return ['wrong', `done to another account: ${page.elsewhere}`]
  const others = fitTrend.deeds.filter((deed) => deed.startsWith('garmin'))
  if (others.length > 0) return ['wrong', `done to another service: ${others}`]
  if (!fitTrend.connections.has(garmin.id)) return ['wrong', 'another service is gone']
  const records = life.records()
  const fault = records.find((r) => r.problem?.kind === 'internal')
  if (fault?.problem?.kind === 'internal')
    return ['untrue', `a fault of ours: ${fault.problem.detail}`]
  if (records.length > 40 || page.tabs.size > 40) return ['stuck', 'something grows without bound']
  const isTold = records.some(isOpen) || life.isLeftByUser
  if (!life.ours && !isTold && removals(life) !== life.lastByHand)
    return ['lost', 'removed in a repair, and no record is open']
  for (const r of records) {
    if (r.phase === 'repaired' && r.receipt.settingsAfter && r.before) {
      const kept = Object.entries(r.before.settings).every(
        ([type, on]) => r.receipt.settingsAfter?.[type] === on,
      )
      if (!kept && r.receipt.remarks.length === 0) return ['untrue', 'settings are not as before']
    }
    const view = repairView(r, false, false, profile)
    if (view.outcome?.kind === 'not-repaired' && /Permission was granted/.test(view.outcome.why))
      return ['untrue', 'a permission that nobody gave']
  }
  return null
}

function removals({ fitTrend }: Life): number {
  return fitTrend.deeds.filter((deed) => deed === 'fitbit removed').length
}

type Event = [weight: number, what: string, does: (life: Life) => unknown]

const refused = (status: number): Problem => ({ kind: 'refused', status, code: '', title: '' })
const troubles: [string, Problem][] = [
  ['unreachable', { kind: 'unreachable' }],
  ['503', { kind: 'server-error', status: 503, retryAt: null } as Problem],
  ['a time-out', { kind: 'timeout' }],
  ['403', { kind: 'forbidden' }],
  ['nonsense', { kind: 'malformed', detail: '' }],
]
const tickets: [string, Problem][] = [['409', refused(409)], ['404', refused(404)], ...troubles]
const mishaps: [Mishap, ...Mishap[]] = [
  { kind: 'stops', because: 'not-found' },
  { kind: 'stops', because: 'covered' },
  { kind: 'stops', because: 'no-effect', after: 'act' },
  { kind: 'stops', because: 'rolled-back' },
  { kind: 'stops', because: 'unexpected-dialog' },
  { kind: 'stops', because: 'wrong-page' },
  { kind: 'loads', when: 'before act' },
  { kind: 'loads', when: 'after act' },
  { kind: 'leaves', when: 'after act' },
  { kind: 'closes', when: 'before act' },
  { kind: 'closes', when: 'after act' },
]
const steps = ['open', 'expand', 'disable', 'remove', 'select', 'enable'] as const
const consents: [ConsentChoice, ...ConsentChoice[]] = [
  'grants',
  'closes',
  'grants, then closes',
  { error: 'access_denied' },
  { error: 'expired' },
  { error: 'service_error' },
  'is sent back with another state',
  'grants for another account',
]

/** What may happen while the world isn't kind; the first are the most ordinary. */
const events: [Event, ...Event[]] = [
  [6, 'the user presses what is offered', (life) => press(life, false)],
  [3, 'a minute passes', (life) => minutePasses(life)],
  [
    1,
    'an hour passes',
    (life) => {
      life.clock.advance(hour)
      return check(life)
    },
  ],
  [
    2,
    'the page has a mishap',
    (life) => {
      const step = life.choices.of(steps as unknown as [(typeof steps)[number]])
      const times = 1 + life.choices.below(6)
      const mishap = life.choices.of(mishaps)
      life.tell(`  at ${step}, ${times} times: ${JSON.stringify(mishap)}`)
      life.page.mishap(step, ...Array<Mishap>(times).fill(mishap))
    },
  ],
  [
    2,
    'FitTrend’s API fails',
    (life) => {
      const [name, problem] = life.choices.of(troubles as [(typeof troubles)[number]])
      life.tell(`  ${name}`)
      life.fitTrend.interrupt = () => ({ problem })
    },
  ],
  [
    2,
    'it can’t ask for permission',
    (life) => {
      const [name, problem] = life.choices.of(tickets as [(typeof tickets)[number]])
      life.tell(`  ${name}`)
      life.fitTrend.interrupt = ({ url }) => (url.endsWith('/authorizations') ? { problem } : null)
    },
  ],
  [
    2,
    'it works again',
    (life) => {
      life.fitTrend.interrupt = () => null
    },
  ],
  [
    1,
    'the page can’t show anything',
    (life) => {
      life.page.canGuide = !life.page.canGuide
    },
  ],
  [
    1,
    'no tab can be opened',
    (life) => {
      life.page.canOpen = !life.page.canOpen
    },
  ],
  [
    1,
    'the site’s session ends, or begins',
    (life) => {
      life.page.isSignedIn = !life.page.isSignedIn
    },
  ],
  [1, 'the user closes all tabs', (life) => life.page.tabs.clear()],
  [
    1,
    'the user disables it by hand',
    (life) => {
      if (!life.ours || life.ours.status === 'disabled') return
      // What works is switched off because the user wants it so.
      life.isLeftByUser = life.ours.status === 'connected'
      life.fitTrend.disable(fitbit.id)
    },
  ],
  [
    1,
    'the user removes it by hand',
    (life) => {
      if (life.ours?.status !== 'disabled') return
      life.fitTrend.remove(fitbit.id)
      life.lastByHand = removals(life)
    },
  ],
  [
    1,
    'the user, or another browser of theirs, adds it',
    (life) => {
      if (life.ours) return
      life.fitTrend.connect(fitbit)
      life.isLeftByUser = false
    },
  ],
  [
    1,
    'the browser is restarted',
    async (life) => {
      life.worker.dead = true
      life.page.tabs.clear()
      life.consent.window = null
      life.kills += 1
      await life.settle()
      for (const { id } of await life.worker.journal.open()) {
        await life.worker.journal.record(id, { kind: 'browser-started' })
      }
    },
  ],
  [
    1,
    'the import stops',
    (life) => {
      life.fitTrend.importTakesMs = life.fitTrend.importTakesMs === null ? 2_000 : null
    },
  ],
  [
    1,
    'days pass',
    (life) => {
      life.clock.advance(2 * day)
      return check(life)
    },
  ],
]
const weighted = events.flatMap(([weight, what, does]) =>
  Array<[string, Event[2]]>(weight).fill([what, does]),
) as [[string, Event[2]]]

async function happen(life: Life): Promise<void> {
  const [what, does] = life.choices.of(weighted)
  life.tell(what)
  await Promise.race([does(life), settledWhile(life)])
}

/** What an event does may hang with its worker. */
async function settledWhile(life: Life): Promise<void> {
  await life.settle()
  await life.settle()
}

function check(life: Life): Promise<void> {
  return life.worker.monitor.check('user').then(async (reading) => {
    if (reading.ok) await life.worker.runner.observe(reading.value)
  })
}

function minutePasses(life: Life): Promise<void> {
  life.clock.advance(minute)
  return life.worker.runner.resumeAll()
}

/** The user presses one of the buttons that are there. @param willing what leads on, and allows at the service */
async function press(life: Life, willing: boolean): Promise<void> {
  const { worker, choices } = life
  const { runner } = worker
  const records = life.records()
  const atWork =
    records.find(isActive) ?? records.find((r) => !r.seen && r.phase === 'not-repaired')
  const say = (words: string) => life.tell(`  “${words}”`)
  if (!atWork) return await pressRepair(life, say)
  if (atWork.phase === 'not-repaired') {
    const button = willing ? 0 : choices.below(5)
    if (button === 3 && isOpen(atWork)) {
      say('Leave it removed')
      life.isLeftByUser = true
      await runner.leaveRemoved(atWork.id)
      return
    }
    if (button === 4) {
      say('Close')
      return await runner.close(atWork.id)
    }
    say(button === 2 ? 'Do it myself' : 'Try again')
    if (button === 2) await runner.doItMyself(atWork.id)
    else await runner.tryAgain(atWork.id)
    return
  }
  if (!willing && choices.oneIn(6)) {
    say('Stop')
    return await runner.stop(atWork.id)
  }
  switch (atWork.waiting?.kind) {
    case 'consent':
      return await atConsent(life, atWork, willing, say)
    case 'consent-tab':
      return await atConsentTab(life, atWork, willing, say)
    case 'user-click':
      return await atGuide(life, atWork, willing, say)
    case 'account': {
      const isIt = willing || choices.below(4) < 3
      say(isIt ? 'Yes, it is' : 'No')
      return await runner.confirmAccount(atWork.id, isIt)
    }
    case 'site-sign-in':
      say('signs in on the site')
      life.page.isSignedIn = true
      return await runner.pageLoaded(atWork.tabId ?? 0, connectPage)
    default:
      say('waits a minute')
      return await minutePasses(life)
  }
}

async function pressRepair(life: Life, say: (words: string) => void): Promise<void> {
  const { monitor, runner } = life.worker
  const kept = (await monitor.reading(account)) ?? null
  const read = kept ? { ok: true as const, value: kept } : await monitor.check('user', account)
  if (!read.ok) return
  const offered = connectionViews(read.value, life.records(), () => false)
  if (!offered.some(({ service, canRepair }) => canRepair && service.id === fitbit.id)) {
    say('Check now')
    return await check(life)
  }
  say('Repair Fitbit')
  await runner.start(read.value, fitbit.id)
}

async function atConsent(
  life: Life,
  record: RepairRecord,
  willing: boolean,
  say: (words: string) => void,
): Promise<void> {
  if (life.consent.window === null) {
    say('Grant permission')
    return await life.worker.runner.grantPermission(record.id)
  }
  const choice = willing ? 'grants' : life.choices.of(consents)
  say(`in the service’s window: ${JSON.stringify(choice)}`)
  if (choice === 'closes') return life.consent.decide('closes')
  life.consent.decide(choice)
}

async function atConsentTab(
  life: Life,
  record: RepairRecord,
  willing: boolean,
  say: (words: string) => void,
): Promise<void> {
  const isThere = record.tabId !== null && life.page.tabs.has(record.tabId)
  if (!isThere) {
    say('Show the page')
    await life.worker.runner.help.show(record)
    return
  }
  const grants = willing || life.choices.below(3) < 2
  say(grants ? 'allows in the tab' : 'goes back from the service')
  if (grants && !life.ours) life.fitTrend.connect(fitbit)
  await life.worker.runner.pageLoaded(record.tabId ?? 0, connectPage)
}

async function atGuide(
  life: Life,
  record: RepairRecord,
  willing: boolean,
  say: (words: string) => void,
): Promise<void> {
  const { page, worker } = life
  const { guiding } = page
  if (guiding?.repair !== record.id || !page.tabs.has(guiding.tab)) {
    say('Show the page')
    await worker.runner.help.show(record)
    return
  }
  const does = willing ? 0 : life.choices.below(4)
  if (does === 3) {
    say('does nothing until it is given up')
    page.guiding = null
    return await worker.runner.help.guided(record.id, 'timed-out')
  }
  say(`clicks on the page: ${guiding.request.step}`)
  if (guiding.request.step === 'enable') {
    if (!life.ours) life.fitTrend.connect(fitbit)
    page.guiding = null
    return await worker.runner.pageLoaded(guiding.tab, connectPage)
  }
  page.userClicks()
  if (does === 2) return await worker.runner.help.clickedElsewhere(record.id)
  await worker.runner.help.guided(record.id, 'helped')
}

/** From wherever trouble has left it, a willing user in a kind world gets to an end within a bounded number of presses. */
async function endedWell(life: Life): Promise<Violation | null> {
  life.isKind = true
  life.tell('from here on the world is kind, and the user willing')
  const { page, fitTrend } = life
  for (const step of steps) page.mishap(step)
  Object.assign(page, { canGuide: true, canOpen: true, isSignedIn: true })
  fitTrend.interrupt = () => null
  fitTrend.importTakesMs = 2_000
  if (life.worker.dead) await life.wake()
  const broke = (kind: Violation['kind'], what: string): Violation => ({
    kind,
    what,
    story: life.story,
  })
  for (let presses = 0; presses < enoughPresses; presses++) {
    life.clock.advance(2 * minute)
    await Promise.race([minutePasses(life), settledWhile(life)])
    await life.settle()
    const wrong = wrongNow(life)
    if (wrong) return broke(...wrong)
    if (isOver(life)) return null
    life.tell(`press ${presses + 1}`)
    await Promise.race([press(life, true), settledWhile(life)])
    await life.settle()
  }
  const [latest] = life.records()
  const where = `${latest?.phase}, ${latest?.waiting?.kind ?? latest?.problem?.kind}, removed: ${latest?.removed}`
  return broke(life.ours ? 'stuck' : 'lost', `after ${enoughPresses} presses: ${where}`)
}

/** It works again, or it is as the user wants it. */
function isOver(life: Life): boolean {
  if (life.records().some((r) => isActive(r))) return false
  const works = life.ours?.status === 'connected'
  return works || life.isLeftByUser
}
