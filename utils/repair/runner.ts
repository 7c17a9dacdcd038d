import type { Reading } from '../connections/reading.ts'
import { type Result, success } from '../problems.ts'
import { StorageError } from '../storage/database.ts'
import { ConsentKeeper } from './consent-keeper.ts'
import { LaterNews } from './later-news.ts'
import { removedByApi } from './listed-now.ts'
import type { RepairProblem } from './record/problem.ts'
import {
  isActive,
  isUnfinished,
  type Phase,
  type RecordIn,
  type RepairRecord,
} from './record/schema.ts'
import type { RunnerParts } from './runner-parts.ts'
import { StartDesk } from './start-desk.ts'
import { consentInTab, consentsByApi } from './steps/consent.ts'
import { passGate } from './steps/gate.ts'
import { doPageStep } from './steps/page.ts'
import { verifyRepair } from './steps/verify.ts'
import { UserHelp } from './user-help.ts'

/**
 * Carries repairs on from whatever the journal says. It can be killed between any two lines: memory holds only
 * which consent answers this worker awaits. What begins a repair is in start-desk.ts, what comes of itself
 * (readings, page loads, a new worker) in later-news.ts, what the user does on the page in user-help.ts.
 */
export class RepairRunner {
  readonly #parts: RunnerParts
  readonly #starts: StartDesk
  readonly #news: LaterNews
  readonly consent: ConsentKeeper
  readonly help: UserHelp

  constructor(parts: RunnerParts) {
    this.#parts = parts
    const goOn = (id: string) => this.run(id)
    this.consent = new ConsentKeeper(parts, goOn, (id, error) => this.#endAfterFault(id, error))
    this.help = new UserHelp(parts, goOn)
    this.#news = new LaterNews(parts, goOn, this.consent, this.help)
    this.#starts = new StartDesk(parts, goOn)
  }

  /** Starts a repair, or carries on the one that is open for that connection. */
  async start(reading: Reading, service: string): Promise<Result<RepairRecord, RepairProblem>> {
    const started = await this.#starts.start(reading, service)
    if (!started.ok) return started
    if (!('atWork' in started.value)) return success(started.value)
    const { atWork } = started.value
    if (atWork.waiting?.kind === 'consent') void this.consent.ask(atWork)
    else void this.grantPermission(atWork.id)
    return success(atWork)
  }

  /** Carries on what Remove has begun, or starts anew what hasn't come that far; null where it hasn't ended. */
  tryAgain(
    id: string,
    byHand: 'no' | 'rest' = 'no',
  ): Promise<Result<RepairRecord, RepairProblem> | null> {
    return this.#starts.tryAgain(id, byHand)
  }

  /** Carries a repair on until it ends or waits for the user. */
  async run(id: string): Promise<void> {
    try {
      await this.#parts.locks.exclusive(`repair ${id}`, () => this.#loop(id))
    } catch (error) {
      await this.#endAfterFault(id, error)
    }
    this.#parts.changed()
  }

  async #loop(id: string): Promise<void> {
    const { journal } = this.#parts
    let before: Phase | null = null
    for (;;) {
      const record = await journal.load(id)
      if (!record || !isActive(record) || record.waiting) {
        if (record && !isActive(record)) await this.#tidyUp(record)
        return
      }
      if (record.stopRequested) {
        const removed = await this.#removedNow(record)
        await journal.record(id, { kind: 'ended', problem: { kind: 'stopped' }, removed })
        continue
      }
      // The same once more: the user, or the page, was waited for.
      const isTakenUp = before === null || before === record.phase
      before = record.phase
      await this.#advance(record, isTakenUp)
      this.#parts.changed()
      const after = await journal.load(id)
      // Verification that isn't through yet is the alarm's from here on.
      if (after?.phase === 'verify' && record.phase === 'verify' && !after.stopRequested) return
    }
  }

  async #advance(record: RepairRecord, isTakenUp: boolean): Promise<void> {
    switch (record.phase) {
      case 'gate':
        return await passGate(this.#parts, record)
      case 'open':
      case 'expand':
      case 'disable':
      case 'remove':
      case 'select':
        return await doPageStep(this.#parts, record, record.phase, isTakenUp)
      case 'enable':
        if (!consentsByApi(this.#parts, record)) return await consentInTab(this.#parts, record)
        return await this.consent.ask(record)
      case 'verify':
        return await verifyRepair(this.#parts, record.id)
      case 'repaired':
      case 'not-repaired':
        return
    }
  }

  /** Stopped while the user was to click Remove: whether they did, the API knows. */
  async #removedNow(record: RepairRecord): Promise<RepairRecord['removed']> {
    const isUnsure = record.phase === 'remove' && record.removed === 'maybe'
    return isUnsure ? await removedByApi(this.#parts, record.id) : record.removed
  }

  /** The user asks for the consent window (again). */
  async grantPermission(id: string): Promise<void> {
    const record = await this.#parts.journal.load(id)
    if (record?.waiting?.kind === 'consent') return await this.consent.askAnew(record)
    if (record?.waiting?.kind === 'site-sign-in') return await this.#news.lookAtSignIn(record)
    await this.run(id)
  }

  /** Stops at the next safe point; at once while it waits for the user. */
  async stop(id: string): Promise<void> {
    const record = await this.#parts.journal.record(id, { kind: 'stop-asked' })
    if (record?.tabId != null) await this.#parts.hand.cancel(record.tabId)
    await this.run(id)
  }

  /** The user clicks from here on, shown what; false where there is nothing to click on the page. */
  async doItMyself(id: string): Promise<boolean> {
    const record = await this.#parts.journal.load(id)
    if (!record) return false
    if (record.phase === 'not-repaired') return await this.#starts.onPage(record)
    if (!isActive(record) || record.phase === 'verify') return false
    void this.#takeOver(record)
    return true
  }

  async #takeOver(record: RepairRecord): Promise<void> {
    await this.help.takeOver(record.id, 'rest')
    // On the page from here on; what the window would still grant is seen all the same.
    if (record.phase === 'enable') await this.consent.putAway(record)
  }

  /** The user has looked at the page, and says whether it is the account's. */
  async confirmAccount(id: string, isIt: boolean): Promise<void> {
    await this.#parts.journal.record(id, { kind: 'whose-page-told', isIt })
    await this.run(id)
  }

  /** The list of services couldn't be read, and the user has decided. */
  async goOnWithoutList(id: string, goOn: boolean): Promise<void> {
    await this.#parts.journal.record(id, { kind: 'list-told', goOn })
    await this.run(id)
  }

  /** The user has read the result. */
  async close(id: string): Promise<void> {
    await this.#parts.journal.record(id, { kind: 'result-closed' })
    this.#parts.changed()
  }

  /** Shows again the results of what isn't finished, closed before; says whether there is such a repair. */
  async showUnfinished(): Promise<boolean> {
    const { journal } = this.#parts
    const unfinished = (await journal.all()).filter((r) => isActive(r) || isUnfinished(r))
    for (const { id } of unfinished) await journal.record(id, { kind: 'result-shown' })
    return unfinished.length > 0
  }

  /** Opens a tab for a repair that waits for a sign-in on FitTrend's page; false where none can be opened. */
  async openForSignIn({ id, container }: RepairRecord): Promise<boolean> {
    const { journal, hand } = this.#parts
    const tabId = await hand.open(null, container)
    if (tabId === null) return false
    await journal.record(id, { kind: 'tab-opened', tabId })
    await hand.show(tabId)
    return true
  }

  /** Ids of tabs and windows don't outlive the browser: after a restart one may be another's. */
  async forgetTabs(): Promise<void> {
    const { journal } = this.#parts
    for (const { id } of await journal.open()) await journal.record(id, { kind: 'browser-started' })
  }

  /** What a repair has left removed is to stay so; null where nothing was, or is any more. */
  async leaveRemoved(id: string): Promise<RepairRecord | null> {
    const left = await this.#parts.journal.record(id, { kind: 'left-removed' })
    return left?.phase === 'not-repaired' && left.abandoned ? left : null
  }

  /** Carries on all that is open: at every start of the worker, on the alarm, on a visit to the site. */
  resumeAll(): Promise<void> {
    return this.#news.resumeAll()
  }

  /** What the user has removed by hand after it broke is to be finished; told of each two readings of an account. */
  noteRemovals(before: Reading | null, now: Reading): Promise<void> {
    return this.#news.noteRemovals(before, now)
  }

  /** A reading may show that a removed connection is back: by hand, by another browser, by an old window. */
  observe(reading: Reading): Promise<void> {
    return this.#news.observe(reading)
  }

  /** A tab has loaded a page of FitTrend. */
  pageLoaded(tabId: number, url?: string): Promise<void> {
    return this.#news.pageLoaded(tabId, url)
  }

  /** A look at the site has found it signed out. @param account whose page was looked at; null: that isn't known */
  doubtPages(account: string | null): Promise<void> {
    return this.#news.doubtPages(account)
  }

  async #tidyUp(record: RecordIn<'repaired' | 'not-repaired'>): Promise<void> {
    await this.consent.putAway(record)
    await this.#parts.journal.prune().catch(() => 'pruned another time')
    if (record.tabId === null) return
    await this.#parts.hand.banner(record.tabId, null)
    if (record.phase === 'repaired') await this.#parts.hand.dismiss(record.tabId)
  }

  /** A fault of our own: said in the result, unless the journal itself can't be written. */
  async #endAfterFault(id: string, error: unknown): Promise<void> {
    if (error instanceof StorageError) return
    const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
    const problem = { kind: 'internal', detail } as const
    await this.#parts.journal.record(id, { kind: 'ended', problem }).catch(() => undefined)
  }
}
