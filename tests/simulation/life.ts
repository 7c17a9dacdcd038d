import type { Connection } from '../../utils/api/schema.ts'
import type { RepairRecord } from '../../utils/repair/record/schema.ts'
import { Clock, minute, noon } from '../unit/fakes/clock.ts'
import { ConnectPage } from '../unit/fakes/connect-page.ts'
import { broken, fitbit, garmin, working } from '../unit/fakes/connections.ts'
import { ConsentWindow } from '../unit/fakes/consent-window.ts'
import { FitTrend } from '../unit/fakes/fittrend.ts'
import type { Choices } from './choices.ts'
import { Disk } from './memory-store.ts'
import { Worker } from './worker.ts'

/** A user with two services, one of them broken, FitTrend, its page, the service, and who strikes the worker dead. */
export class Life {
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

  /** Waits for what happens, or until nothing moves any more: it may hang with the worker that did it. */
  async letHappen(happening: unknown): Promise<void> {
    const quiet = async () => {
      await this.settle()
      await this.settle()
    }
    await Promise.race([happening, quiet()])
  }

  async check(): Promise<void> {
    const reading = await this.worker.monitor.check('user')
    if (reading.ok) await this.worker.runner.observe(reading.value)
  }

  minutePasses(): Promise<void> {
    this.clock.advance(minute)
    return this.worker.runner.resumeAll()
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
