import type { Reading } from '../../utils/connections/reading.ts'
import { isOpen, type RepairRecord } from '../../utils/repair/record/schema.ts'
import type { Clock } from '../unit/fakes/clock.ts'
import { fitbit } from '../unit/fakes/connections.ts'
import { ConsentWindow } from '../unit/fakes/consent-window.ts'
import { Answers, ownAccount } from './answers.ts'
import type { Life } from './life.ts'
import { Disk } from './memory-store.ts'
import { WatchedPage } from './watched-page.ts'
import { Worker } from './worker.ts'

/** A browser with the extension: its disk, its tabs, its consent window and the worker that lives. */
export class Browser {
  readonly name: string
  readonly disk = new Disk()
  readonly page: WatchedPage
  readonly consent: ConsentWindow
  readonly answers: Answers
  readonly hasIdentity: boolean
  worker: Worker
  readonly #life: Life

  constructor(life: Life, name: string, hasIdentity: boolean) {
    this.#life = life
    this.name = name
    this.hasIdentity = hasIdentity
    this.consent = new ConsentWindow(life.fitTrend)
    this.answers = new Answers(life.choices, life.accounts)
    const isLiedTo = () => this.answers.haveEverLied
    this.page = new WatchedPage(life.fitTrend, life.clock, life.deeds, isLiedTo)
    this.worker = new Worker(this)
    this.consent.onOpened = (window) => void this.worker.runner.consent.windowOpened(window)
    this.consent.onClosed = (window) => void this.worker.runner.consent.windowClosed(window)
    this.consent.choices = ['leaves it open']
  }

  get clock(): Clock {
    return this.#life.clock
  }

  strikes(what: string): boolean {
    return this.#life.strikes(this, what)
  }

  sleep(ms: number): Promise<void> {
    return this.#life.sleep(this, ms)
  }

  /** The browser starts a new worker, which takes up what lies on the disk. */
  startWorker(): void {
    this.worker = new Worker(this)
    void this.worker.runner.resumeAll()
  }

  /** Whether its extension has ever seen the connection as it is now: broken. */
  hasSeenBreak(): boolean {
    const reading = this.disk.rows('readings').get(ownAccount) as Reading | undefined
    const seen = reading?.connections.find(({ service }) => service.id === fitbit.id)
    return seen?.status === 'error' || this.records().some(isOpen)
  }

  /** All records, read past whoever lives. */
  records(): RepairRecord[] {
    return this.disk.records().sort((a, b) => b.startedAt - a.startedAt)
  }
}
