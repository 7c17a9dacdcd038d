import type { Connection } from '../../utils/api/schema.ts'
import type { RepairRecord } from '../../utils/repair/record/schema.ts'
import { Clock, minute, noon } from '../unit/fakes/clock.ts'
import { broken, fitbit, garmin, working } from '../unit/fakes/connections.ts'
import type { ConsentWindow } from '../unit/fakes/consent-window.ts'
import { FitTrend } from '../unit/fakes/fittrend.ts'
import { Browser } from './browser.ts'
import type { Choices } from './choices.ts'
import type { Deed, WatchedPage } from './watched-page.ts'
import type { Worker } from './worker.ts'

/** In milliseconds of the simulation's clock. */
interface Timer {
  at: number
  worker: Worker
  done: () => void
}

/** Of the account that is to be repaired, and of another one of FitTrend that the same people may be signed in to. */
const tokens = { own: 'token', other: 'token-2' }

/**
 * A user with two services, one of them broken, at one or two browsers; FitTrend with two accounts, its page, the
 * service, and who strikes the workers dead.
 */
export class Life {
  readonly clock = new Clock()
  readonly fitTrend: FitTrend
  readonly other: FitTrend
  readonly accounts: ReadonlyMap<string, FitTrend>
  readonly choices: Choices
  readonly story: string[] = []
  /** Repairs whose receipts have been judged. */
  readonly proved = new Set<string>()
  /** What our own clicks have changed. */
  readonly deeds: Deed[] = []
  readonly browsers: [Browser, ...Browser[]]
  /** The one at which the user sits. */
  browser: Browser
  kills = 0
  isKind = false
  /** How many removals there were at the latest one that wasn't a repair's. */
  lastByHand = 0
  /** The user wants it left removed, or has removed by hand what worked. */
  isLeftByUser = false
  #timers: Timer[] = []

  constructor(choices: Choices) {
    this.choices = choices
    this.fitTrend = new FitTrend(this.clock, [
      broken(),
      working({ service: garmin, externalAccount: 'garmin-user-1' }),
    ])
    this.other = new FitTrend(this.clock, [working({ externalAccount: 'fitbit-user-9' })])
    this.other.account = { id: 'account-2', name: 'Test account B' }
    this.accounts = new Map([
      [tokens.own, this.fitTrend],
      [tokens.other, this.other],
    ])
    this.browser = new Browser(this, 'the browser', !choices.oneIn(6))
    this.browsers = [this.browser]
    this.signIn(this.browser)
  }

  /** Signs a browser's extension in to the account that is to be repaired. */
  signIn({ disk }: Browser): void {
    const { account: own } = this.fitTrend
    disk.rows('sessions').set('session-1', session('session-1', own, tokens.own, this.clock.now()))
  }

  /** Signs it in to the other account besides, which is shown from then on. */
  signInAsOther({ disk }: Browser): void {
    const { account: other } = this.other
    const other2 = session('session-2', other, tokens.other, this.clock.now())
    disk.rows('sessions').set('session-2', other2)
  }

  /** The user has a second browser, signed in to the same account. */
  addBrowser(): Browser {
    const second = new Browser(this, 'the other browser', true)
    this.browsers.push(second)
    this.signIn(second)
    return second
  }

  /** Whether the killer strikes now; asked between any two awaits that leave a worker. */
  strikes(browser: Browser, what: string): boolean {
    if (this.isKind || this.kills >= 3 || !this.choices.oneIn(90)) return false
    this.kills += 1
    this.tell(`the worker of ${browser.name} is killed: ${what}`)
    if (what === 'a write that is the last' && this.choices.oneIn(8)) browser.disk.tear(this)
    return true
  }

  tell(line: string): void {
    this.story.push(line)
  }

  sleep({ worker }: Browser, ms: number): Promise<void> {
    return new Promise((done) => this.#timers.push({ at: this.clock.now() + ms, worker, done }))
  }

  /** Lets all that is under way come to its next wait, and time pass until nothing waits for it any more. */
  async settle(): Promise<void> {
    for (let turns = 0; turns < 600; turns++) {
      await new Promise((done) => setImmediate(done))
      this.#wakeTheDead()
      const next = this.#timers.sort((a, b) => a.at - b.at).shift()
      if (next) {
        this.clock.set(Math.max(this.clock.now(), next.at))
        next.done()
      } else return
    }
    throw new Error('the extension never comes to rest')
  }

  #wakeTheDead(): void {
    for (const browser of this.browsers) {
      if (!browser.worker.dead) continue
      const { worker } = browser
      this.#timers = this.#timers.filter((it) => it.worker !== worker)
      this.tell(`a new worker starts in ${browser.name}`)
      browser.startWorker()
    }
  }

  /** Waits for what happens, or until nothing moves any more: it may hang with the worker that did it. */
  async letHappen(happening: unknown): Promise<void> {
    const quiet = async () => {
      await this.settle()
      await this.settle()
    }
    await Promise.race([happening, quiet()])
  }

  async check(): Promise<void> {
    const { monitor, runner } = this.worker
    this.clock.advance(1)
    const begunAt = this.clock.now()
    await monitor.checkAll('user')
    const readings = await monitor.readings()
    for (const reading of readings.filter(({ readAt }) => readAt >= begunAt)) {
      await runner.observe(reading)
    }
  }

  /** The alarm rings, in each browser. */
  async minutePasses(): Promise<void> {
    this.clock.advance(minute)
    await Promise.all(this.browsers.map(({ worker }) => worker.runner.resumeAll()))
  }

  /** All records in all browsers, read past whoever lives. */
  records(): RepairRecord[] {
    return this.browsers.flatMap((it) => it.records())
  }

  get worker(): Worker {
    return this.browser.worker
  }

  get page(): WatchedPage {
    return this.browser.page
  }

  get consent(): ConsentWindow {
    return this.browser.consent
  }

  get ours(): Connection | undefined {
    return this.fitTrend.connections.get(fitbit.id)
  }
}

function session(id: string, of: FitTrend['account'], accessToken: string, at: number) {
  return {
    id,
    account: of,
    accessToken,
    expiresAt: null,
    refreshToken: null,
    signedInAt: Math.max(noon, at),
  }
}
