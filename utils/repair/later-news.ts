import type { Reading } from '../connections/reading.ts'
import type { Problem } from '../problems.ts'
import { isConnectUrl } from '../site/profile.ts'
import { minute } from '../time/durations.ts'
import { removedSince } from './begun-by-hand.ts'
import type { ConsentKeeper } from './consent-keeper.ts'
import { isBack } from './is-back.ts'
import { listedIn } from './listed-now.ts'
import { isActive, isOpen, type RepairRecord } from './record/schema.ts'
import type { RunnerParts } from './runner-parts.ts'
import type { UserHelp } from './user-help.ts'

/** Looks after the tab has come back from the service's consent screen, in ms of waiting before each. */
const returnWaits = [300, 1_000, 2_000, 4_000]

function isSameConnection(a: RepairRecord, b: RepairRecord): boolean {
  return a.account === b.account && a.service.id === b.service.id
}

/** So long the user is waited for, before what FitTrend lists counts. */
const patienceMs = minute

const listedProblems = new Map([
  ['scope_missing', 'scope-missing'],
  ['account_in_use', 'account-in-use'],
] as const) as ReadonlyMap<string, 'scope-missing' | 'account-in-use'>

/** What reaches open repairs from outside: a new worker, a reading, a page that has loaded. */
export class LaterNews {
  readonly #parts: RunnerParts
  readonly #goOn: (id: string) => Promise<void>
  readonly #consent: ConsentKeeper
  readonly #help: UserHelp

  constructor(
    parts: RunnerParts,
    goOn: (id: string) => Promise<void>,
    consent: ConsentKeeper,
    help: UserHelp,
  ) {
    this.#parts = parts
    this.#goOn = goOn
    this.#consent = consent
    this.#help = help
  }

  /** Carries on all that is open: at every start of the worker, on the alarm, on a visit to the site. */
  async resumeAll(): Promise<void> {
    await this.#consent.checkWindows()
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
      if (record.waiting?.kind === 'site-sign-in') await this.lookAtSignIn(record)
      else if (record.phase !== 'not-repaired' && !record.waiting) await this.#goOn(record.id)
      else await this.#help.check(record)
    }
  }

  /** What the user has removed by hand after it broke is to be finished, unless they want it left so. */
  async noteRemovals(before: Reading | null, now: Reading): Promise<void> {
    if (!before) return
    for (const { service, ...given } of removedSince(before, now)) {
      const { id, name } = now.account
      await this.#parts.journal.noteRemovedByHand(id, service, { accountName: name, ...given })
    }
  }

  /** A reading may show that a removed connection is back: by hand, by another browser, by an old window. */
  async observe(reading: Reading, isOwnLook = false): Promise<void> {
    await this.#settleEnded(reading, isOwnLook)
    for (const record of await this.#parts.journal.open()) {
      const waits = record.waiting !== null || !isActive(record)
      if (!waits || record.account !== reading.account.id) continue
      if (record.phase !== 'enable' && record.phase !== 'select' && isActive(record)) continue
      if (isBack(reading, record, isOwnLook)) {
        await this.#parts.journal.record(record.id, { kind: 'back', state: null })
      } else if (!(await this.#endListed(reading, record))) continue
      await this.#goOn(record.id)
    }
  }

  /**
   * The user waits to add what FitTrend lists again, and not by a new permission: somebody has added it, and it doesn't
   * work, or it wasn't removed at all. It can't be added once more, but removed, with another try.
   */
  async #endListed(reading: Reading, record: RepairRecord): Promise<boolean> {
    const listed = reading.connections.find(({ service }) => service.id === record.service.id)
    // FitTrend may be slow to show a Remove, and a connection that has just come may not be ready.
    const isLong = record.waiting && reading.readAt - record.waiting.since > patienceMs
    if (!listed || !isLong || reading.source !== 'api') return false
    // Clicked, never seen to be gone, and still there, or there as it was: nobody has added it, it wasn't removed.
    const isUnremoved =
      listed.status === 'disabled' ? record.removed === 'maybe' : listed.status !== 'error'
    const kind = listedProblems.get(listed.error?.code ?? '') ?? 'not-connected'
    const problem = { kind: isUnremoved ? 'not-removed' : kind } as const
    await this.#parts.journal.record(record.id, { kind: 'ended', problem, removed: 'no' })
    return true
  }

  /** What an ended repair left open is settled by what FitTrend shows later. */
  async #settleEnded(reading: Reading, isOwnLook: boolean): Promise<void> {
    // Whose page was read nobody knows.
    if (reading.source === 'page' && !isOwnLook) return
    const all = await this.#parts.journal.all()
    for (const record of all) {
      const isTheirs = record.account === reading.account.id && record.source === reading.source
      if (!isTheirs || record.phase !== 'not-repaired') continue
      // Back: carried on to its proof, below.
      if (isOpen(record) && isBack(reading, record, isOwnLook)) continue
      const listed = listedIn(reading, record)
      if (!listed.ok) continue
      // What became of the connection since is the latest repair's to tell.
      const isLatest = !all.some(
        (it) => isSameConnection(it, record) && it.startedAt > record.startedAt,
      )
      if (listed.value === 'gone' && !isLatest) continue
      const { serverTime, readAt } = reading
      const seen = { kind: 'listed-later', listed: listed.value, serverTime, readAt } as const
      await this.#parts.journal.record(record.id, seen)
    }
  }

  /** The user may have signed in by now, in this tab or another. */
  async lookAtSignIn({ id }: RepairRecord): Promise<void> {
    await this.#parts.journal.record(id, { kind: 'wait-over', for: ['site-sign-in', 'account'] })
    await this.#goOn(id)
  }

  /**
   * A tab has loaded a page of FitTrend. It may be that of a repair that waits for the user: look again.
   * On any Connect page, the user may have done by hand what permission is still awaited for.
   */
  async pageLoaded(tabId: number, url?: string): Promise<void> {
    const isConnect = isConnectUrl(this.#parts.profile, url)
    for (const record of await this.#parts.journal.open()) {
      const { waiting } = record
      if (waiting?.kind === 'consent' && isConnect) {
        const reading = await this.#parts.monitor.check('repair', record.account)
        if (reading.ok) await this.observe(reading.value)
        continue
      }
      if (record.tabId !== tabId) continue
      if (waiting?.kind === 'site-sign-in' || waiting?.kind === 'account') {
        await this.lookAtSignIn(record)
      } else if (waiting?.kind === 'consent-tab') {
        if (await this.#looksBack(record.id, 'consent-tab', isConnect)) continue
        await this.#parts.journal.record(record.id, { kind: 'consent-in-tab-denied' })
        await this.#goOn(record.id)
      } else {
        const mayBeBack = record.phase === 'enable' && waiting?.kind === 'user-click' && isConnect
        if (mayBeBack && (await this.#looksBack(record.id, 'user-click', true))) continue
        await this.#help.check(record, true)
      }
    }
  }

  /**
   * The tab is back from the service: FitTrend gets a few seconds to show what came of it. Only on the
   * Connect page is it over; any other page of FitTrend may be one on the way to the service. False where it is over
   * and nothing came of it.
   */
  async #looksBack(
    id: string,
    waited: 'consent-tab' | 'user-click',
    isOver: boolean,
  ): Promise<boolean> {
    for (const wait of returnWaits) {
      await this.#parts.sleep(wait)
      const record = await this.#parts.journal.load(id)
      if (record?.waiting?.kind !== waited) return true
      const reading = await this.#parts.monitor.check('repair', record.account)
      if (!reading.ok) {
        await this.#noteSignedOut(id, reading.problem)
        return true
      }
      await this.observe(reading.value, true)
      if (!isOver) return true
    }
    return (await this.#parts.journal.load(id))?.waiting?.kind !== waited
  }

  /** The site's session has ended, or somebody looked at its sign-in page: who comes next may be another. */
  async #noteSignedOut(id: string, { kind }: Problem): Promise<void> {
    if (kind !== 'site-signed-out') return
    await this.#parts.journal.record(id, { kind: 'account-doubted' })
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
}
