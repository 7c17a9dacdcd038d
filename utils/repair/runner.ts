import type { Connection, Service } from '../api/schema.ts'
import type { Reading } from '../monitor/reading.ts'
import { failure, type Problem, type Result, success } from '../problems.ts'
import { isConnectUrl } from '../site/profile.ts'
import { StorageError } from '../storage/database.ts'
import { ConsentKeeper } from './consent-keeper.ts'
import { isBack } from './is-back.ts'
import { removedByApi } from './listed-now.ts'
import { readAccount } from './read-account.ts'
import type { GivenAtStart } from './record/journal.ts'
import type { RepairProblem } from './record/problem.ts'
import {
  isActive,
  isOpen,
  leftSwitchedOff,
  owesSettings,
  type RepairRecord,
} from './record/schema.ts'
import { move } from './record/transitions.ts'
import { end, type RunnerParts } from './runner-parts.ts'
import { settledBy } from './settled-by.ts'
import { consentInTab, consentsByApi, toVerify } from './steps/consent.ts'
import { gate } from './steps/gate.ts'
import { doPageStep } from './steps/page.ts'
import { verifyRepair } from './steps/verify.ts'
import { UserHelp } from './user-help.ts'

/** Ends after which a connection that works may be reset once more. */
const retryableThoughConnected = new Set<RepairProblem['kind']>([
  'wrong-account',
  'scope-missing',
  'account-in-use',
])

/** Ends that leave something to do on the page. */
const doableOnPage = new Set<RepairProblem['kind']>(['page', 'page-lost', 'stopped', 'internal'])

/** Looks after the tab has come back from the service's consent screen, in ms of waiting before each. */
const returnWaits = [300, 1_000, 2_000, 4_000]

/**
 * Carries repairs on, one at a time, from whatever the journal says. It can be killed between any
 * two lines: memory holds only which consent answers this worker awaits.
 */
export class RepairRunner {
  readonly #parts: RunnerParts
  readonly consent: ConsentKeeper
  readonly help: UserHelp

  constructor(parts: RunnerParts) {
    this.#parts = parts
    this.consent = new ConsentKeeper(
      parts,
      (id) => this.run(id),
      (id, error) => this.#endAfterFault(id, error),
    )
    this.help = new UserHelp(parts, (id) => this.run(id))
  }

  /** Starts a repair, or carries on the one that is open for that connection. */
  start(reading: Reading, serviceId: string): Promise<Result<RepairRecord, RepairProblem>> {
    // Two clicks in the same moment must not both find that nothing is at work.
    return this.#parts.locks.exclusive('repair-start', () => this.#start(reading, serviceId))
  }

  async #start(reading: Reading, serviceId: string): Promise<Result<RepairRecord, RepairProblem>> {
    const open = await this.#parts.journal.open()
    const same = open.find(
      ({ account, service }) => account === reading.account.id && service.id === serviceId,
    )
    if (same) {
      if (!isActive(same)) return (await this.#tryAgain(same.id, 'no')) ?? success(same)
      if (same.waiting?.kind === 'consent') void this.consent.ask(same)
      else void this.grantPermission(same.id)
      return success(same)
    }
    const running = open.find(isActive)
    if (running) return failure({ kind: 'busy', service: running.service.name })
    const connection = reading.connections.find(({ service }) => service.id === serviceId)
    if (!connection) return failure({ kind: 'unknown-service' })
    const { account, source } = reading
    const left = await this.#leftSwitchedOff(account.id, connection)
    // A page doesn't say whose it is.
    const accountName = source === 'page' ? '' : account.name
    return await this.#begin(account.id, connection.service, source, { ...left, accountName })
  }

  /** What an ended repair of ours has switched off keeps what was noted before its first click. */
  async #leftSwitchedOff(account: string, connection: Connection) {
    const left = leftSwitchedOff(await this.#parts.journal.all(), account, connection)
    return { before: left?.before ?? null, force: false }
  }

  async #begin(
    account: string,
    service: Service,
    source: RepairRecord['source'],
    given: GivenAtStart,
  ): Promise<Result<RepairRecord, RepairProblem>> {
    await this.#parts.watchOver()
    const record = await this.#parts.journal.begin(account, service, source, given)
    if (!record) return failure(await this.#whyTaken(account, service))
    this.#parts.changed()
    void this.run(record.id)
    return success(record)
  }

  async #whyTaken(account: string, { id, name }: Service): Promise<RepairProblem> {
    const isNewer = (await this.#parts.journal.unreadable()).some(
      (it) => it.isNewer && it.account === account && it.service?.id === id,
    )
    return isNewer ? { kind: 'newer-repair' } : { kind: 'busy', service: name }
  }

  /** Carries a repair on until it ends or waits for the user. */
  async run(id: string): Promise<void> {
    try {
      await this.#parts.locks.exclusive('repair', () => this.#loop(id))
    } catch (error) {
      await this.#endAfterFault(id, error)
    }
    this.#parts.changed()
  }

  async #loop(id: string): Promise<void> {
    for (;;) {
      const record = await this.#parts.journal.load(id)
      if (!record || !isActive(record) || record.waiting) {
        if (record && !isActive(record)) await this.#tidyUp(record)
        return
      }
      if (record.stopRequested) {
        const removed = await this.#removedNow(record)
        await this.#parts.journal.update(id, (r) => end({ ...r, removed }, { kind: 'stopped' }))
        continue
      }
      await this.#advance(record)
      this.#parts.changed()
      const after = await this.#parts.journal.load(id)
      // Verification that isn't through yet is the alarm's from here on.
      if (after?.phase === 'verify' && record.phase === 'verify' && !after.stopRequested) return
    }
  }

  async #advance(record: RepairRecord): Promise<void> {
    switch (record.phase) {
      case 'gate':
        return await this.#passGate(record)
      case 'open':
      case 'expand':
      case 'disable':
      case 'remove':
      case 'select':
        return await doPageStep(this.#parts, record, record.phase)
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
    const isOpen = record.phase === 'remove' && record.removed === 'maybe'
    return isOpen ? await removedByApi(this.#parts, record.id) : record.removed
  }

  async #passGate(record: RepairRecord): Promise<void> {
    const { journal } = this.#parts
    const reading = await readAccount(this.#parts, record)
    const passed: Result<RepairRecord['before'], RepairProblem> = reading.ok
      ? await this.#gate(record, reading.value)
      : reading
    await journal.update(record.id, (r) =>
      passed.ok ? move(r, 'open', { before: r.before ?? passed.value }) : end(r, passed.problem),
    )
  }

  async #gate(record: RepairRecord, reading: Reading) {
    const { api, mayRepair } = this.#parts
    const { account } = record
    return await gate(api.as(account), reading, record, await mayRepair(account))
  }

  /** The user asks for the consent window (again). */
  async grantPermission(id: string): Promise<void> {
    const record = await this.#parts.journal.load(id)
    if (record?.waiting?.kind === 'consent') return await this.consent.askAnew(record)
    if (record?.waiting?.kind === 'site-sign-in') return await this.#lookAtSignIn(record)
    await this.run(id)
  }

  /** Stops at the next safe point; at once while it waits for the user. */
  async stop(id: string): Promise<void> {
    const record = await this.#parts.journal.update(id, (r) =>
      r.waiting && r.waiting.kind !== 'user-click'
        ? end(r, { kind: 'stopped' })
        : isActive(r)
          ? { ...r, waiting: null, stopRequested: true }
          : r,
    )
    if (record?.tabId != null) await this.#parts.hand.cancel(record.tabId)
    await this.run(id)
  }

  /** The user clicks from here on, shown what; false where there is nothing to click on the page. */
  async doItMyself(id: string): Promise<boolean> {
    const record = await this.#parts.journal.load(id)
    if (!record || record.phase === 'enable') return false
    if (isActive(record)) {
      void this.help.takeOver(id, 'rest')
      return true
    }
    const isLeft = !record.steps.select || !consentsByApi(this.#parts, record)
    if (!record.problem || !doableOnPage.has(record.problem.kind) || !isLeft) return false
    await this.tryAgain(id, 'rest')
    return true
  }

  /** Carries on what Remove has begun, or starts anew what hasn't come that far. */
  tryAgain(
    id: string,
    byHand: 'no' | 'rest' = 'no',
  ): Promise<Result<RepairRecord, RepairProblem> | null> {
    return this.#parts.locks.exclusive('repair-start', () => this.#tryAgain(id, byHand))
  }

  async #tryAgain(
    id: string,
    byHand: 'no' | 'rest',
  ): Promise<Result<RepairRecord, RepairProblem> | null> {
    const ended = await this.#parts.journal.load(id)
    if (ended?.phase !== 'not-repaired') return null
    const running = (await this.#parts.journal.open()).find(isActive)
    if (running) return failure({ kind: 'busy', service: running.service.name })
    if (isOpen(ended)) {
      await this.#parts.journal.update(id, (r) => carriedOn(r, byHand))
      void this.run(id)
      return success(ended)
    }
    const force = ended.problem !== null && retryableThoughConnected.has(ended.problem.kind)
    const isBegun = ended.acted.includes('disable')
    await this.close(id)
    return await this.#begin(ended.account, ended.service, ended.source, {
      accountName: ended.accountName,
      force,
      before: force || isBegun ? ended.before : null,
      byHand,
    })
  }

  /** The user has read the result. */
  async close(id: string): Promise<void> {
    await this.#parts.journal.update(id, (r) => ({ ...r, seen: true }))
    this.#parts.changed()
  }

  /** Carries on all that is open: at every start of the worker, on the alarm, on a visit to the site. */
  async resumeAll(): Promise<void> {
    await this.consent.checkWindows()
    const open = await this.#parts.journal.open()
    // Without the API a reading takes a tab of its own: not each minute, only when the tab comes back.
    const unsure = open.filter((r) => r.source === 'api' && (r.removed !== 'no' || r.waiting))
    for (const account of new Set(unsure.map((r) => r.account))) {
      // Nobody waits for what is only left unfinished: it has the time that the server wishes for.
      const isAwaited = unsure.some((r) => r.account === account && isActive(r))
      const reading = await this.#parts.monitor.check(isAwaited ? 'repair' : 'visit', account)
      if (reading.ok) await this.observe(reading.value)
    }
    for (const record of await this.#parts.journal.open()) {
      if (record.waiting?.kind === 'site-sign-in') await this.#lookAtSignIn(record)
      else if (record.phase !== 'not-repaired' && !record.waiting) await this.run(record.id)
      else await this.help.check(record)
    }
  }

  /** A reading may show that a removed connection is back: by hand, by another browser, by an old window. */
  async observe(reading: Reading, isOwnLook = false): Promise<void> {
    await this.#settleUnsure(reading, isOwnLook)
    for (const record of await this.#parts.journal.open()) {
      const waits = record.waiting !== null || !isActive(record)
      if (!waits || record.account !== reading.account.id) continue
      if (!isBack(reading, record, isOwnLook)) continue
      if (record.phase !== 'enable' && record.phase !== 'not-repaired') continue
      await this.#parts.journal.update(record.id, (r) => toVerify(this.#parts, r))
      await this.run(record.id)
    }
  }

  /** What an ended repair left open is settled by what FitTrend shows later. */
  async #settleUnsure(reading: Reading, isOwnLook: boolean): Promise<void> {
    // Whose page was read nobody knows.
    if (reading.source === 'page' && !isOwnLook) return
    for (const record of await this.#parts.journal.all()) {
      if (record.account !== reading.account.id || record.source !== reading.source) continue
      const changes = settledBy(record, reading, this.#parts.now())
      if (changes) await this.#parts.journal.update(record.id, (r) => ({ ...r, ...changes }))
    }
  }

  /** The user may have signed in by now, in this tab or another. */
  async #lookAtSignIn(record: RepairRecord): Promise<void> {
    await this.#parts.journal.update(record.id, (r) =>
      r.waiting?.kind === 'site-sign-in' || r.waiting?.kind === 'account'
        ? { ...r, waiting: null }
        : r,
    )
    await this.run(record.id)
  }

  /**
   * A tab has loaded a page of FitTrend. It may be that of a repair that waits for the user: look again.
   * On any Connect page, the user may have done by hand what permission is still awaited for.
   */
  async pageLoaded(tabId: number, url?: string): Promise<void> {
    for (const record of await this.#parts.journal.open()) {
      if (record.waiting?.kind === 'consent' && isConnectUrl(this.#parts.profile, url)) {
        const reading = await this.#parts.monitor.check('repair', record.account)
        if (reading.ok) await this.observe(reading.value)
        continue
      }
      if (record.tabId !== tabId) continue
      if (record.waiting?.kind === 'site-sign-in' || record.waiting?.kind === 'account') {
        await this.#lookAtSignIn(record)
      } else if (record.waiting?.kind === 'consent-tab') {
        await this.#afterConsentTab(record.id, isConnectUrl(this.#parts.profile, url))
      } else {
        await this.help.check(record)
      }
    }
  }

  /**
   * The tab is back from the service: FitTrend gets a few seconds to show what came of it. Only on the
   * Connect page is it over; any other page of FitTrend may be one on the way to the service.
   */
  async #afterConsentTab(id: string, isOver: boolean): Promise<void> {
    for (const wait of returnWaits) {
      await this.#parts.sleep(wait)
      const record = await this.#parts.journal.load(id)
      if (record?.waiting?.kind !== 'consent-tab') return
      const reading = await this.#parts.monitor.check('repair', record.account)
      if (!reading.ok) return await this.#noteSignedOut(id, reading.problem)
      await this.observe(reading.value, true)
      if (!isOver) return
    }
    await this.#parts.journal.update(id, (r) =>
      r.waiting?.kind === 'consent-tab' ? end(r, { kind: 'consent-denied' }) : r,
    )
    await this.run(id)
  }

  /** The site's session has ended, or somebody looked at its sign-in page: who comes next may be another. */
  async #noteSignedOut(id: string, { kind }: Problem): Promise<void> {
    if (kind !== 'site-signed-out') return
    await this.#parts.journal.update(id, (r) => ({
      ...r,
      pageSession: { ...r.pageSession, inDoubt: true },
    }))
  }

  /**
   * A look at the site has found it signed out: what works on its page has to prove its account anew.
   * @param account whose page was looked at; null: that isn't known
   */
  async doubtPages(account: string | null): Promise<void> {
    for (const record of await this.#parts.journal.open()) {
      if (account !== null && record.account !== account) continue
      await this.#noteSignedOut(record.id, { kind: 'site-signed-out' })
    }
  }

  /** The user has looked at the page, and says whether it is the account's. */
  async confirmAccount(id: string, isIt: boolean): Promise<void> {
    await this.#parts.journal.update(id, (r) => {
      if (r.waiting?.kind !== 'account') return r
      if (!isIt) return end({ ...r, waiting: null }, { kind: 'other-account' })
      return toldWhose(this.#parts, r, r.waiting.why)
    })
    await this.run(id)
  }

  async #tidyUp(record: RepairRecord): Promise<void> {
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
    await this.#parts.journal
      .update(id, (r) => (isActive(r) ? end(r, { kind: 'internal', detail }) : r))
      .catch(() => undefined)
  }
}

/** It is the account's page, and so is what it shows. */
function toldWhose(
  parts: RunnerParts,
  record: RepairRecord,
  why: 'signed-in' | 'not-listed' | 'listed',
): RepairRecord {
  const pageSession = { inDoubt: false, name: null, listed: null }
  const told = { ...record, waiting: null, pageSession }
  if (why === 'not-listed' && record.phase === 'remove') {
    const remove = {
      status: 'skipped' as const,
      at: parts.now(),
      note: 'You said that it was removed.',
    }
    return move(told, 'select', { removed: 'yes', steps: { ...record.steps, remove } })
  }
  return why === 'listed' && record.phase === 'enable' ? toVerify(parts, told) : told
}

/** An ended repair taken up again, where the journal knows it to have stopped. */
function carriedOn(record: RepairRecord, byHand: 'no' | 'rest'): RepairRecord {
  const changes = { problem: null, seen: false, byHand }
  if (owesSettings(record)) return move(record, 'verify', changes)
  return move(record, record.steps.select ? 'enable' : 'remove', changes)
}
