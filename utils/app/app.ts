import type { CheckReason } from '../monitor/source.ts'
import type { ProblemView } from '../problems.ts'
import { describeProblem } from '../problems.ts'
import type { AppState, ConnectionView, SessionView } from '../protocol/app-state.ts'
import { isActive, isOpen, type RepairRecord } from '../repair/record/schema.ts'
import type { Settings } from '../settings/schema.ts'
import { defaultSettings } from '../settings/schema.ts'
import { readSettings } from '../settings/settings.ts'
import { StorageError } from '../storage/database.ts'
import { connectionHistories } from '../view-state/connection-histories.ts'
import { connectionViews, unreadableViews } from '../view-state/connection-views.ts'
import { forRepairAll } from '../view-state/for-repair-all.ts'
import { repairView } from '../view-state/repair-view.ts'
import { stillOpen, unreadableNotices } from '../view-state/unreadable-notices.ts'
import type { AppParts } from './app-parts.ts'
import { deletionNotices, lostRepair, noteDeletion } from './deletion.ts'
import { loadQueue, type Queue, saveQueue } from './repair-queue.ts'
import { ViewPorts } from './view-ports.ts'
import {
  accountViews,
  leftAccounts,
  type Repairs,
  watchedAccounts,
  whyUnread,
} from './watched-accounts.ts'

/** Holds the parts together: after any change it brings views, badge, notifications and alarms in line. */
export class App {
  readonly parts: AppParts
  readonly views = new ViewPorts()
  signingIn = false
  #refreshing: Promise<void> | null = null
  #again = false
  #alertsWork = true

  constructor(parts: AppParts) {
    this.parts = parts
    parts.store.afterDeletion((db, deletion) => noteDeletion(db, deletion, parts.now()))
  }

  /** Brings everything that is shown in line with what is known. Calls while one runs become one more. */
  refresh(): Promise<void> {
    if (this.#refreshing) {
      this.#again = true
      return this.#refreshing
    }
    this.#refreshing = this.#refresh().finally(() => {
      this.#refreshing = null
      if (!this.#again) return
      this.#again = false
      void this.refresh()
    })
    return this.#refreshing
  }

  async #refresh(): Promise<void> {
    const state = await this.state()
    this.views.push(state)
    await this.#setAlarms(await this.#updateAlerts(state.settings))
    await this.#continueQueue(state.queue)
  }

  /**
   * Alerts that the browser refuses are said in the views; all else goes on. Gives the time at which
   * there is more to tell, or null.
   */
  async #updateAlerts(settings: Settings): Promise<number | null> {
    const { alerts, monitor, store, now } = this.parts
    const could = this.#alertsWork
    let nextAt: number | null = null
    try {
      const repairs = await this.#repairs()
      const accounts = await watchedAccounts(this.parts, repairs)
      const left = await leftAccounts(this.parts, repairs, accounts)
      nextAt = await alerts.update(
        [...accounts, ...left],
        settings,
        (await lostRepair(store, now())) ?? whyUnread(await monitor.schedule(), now()),
      )
      this.#alertsWork = true
    } catch {
      this.#alertsWork = false
    }
    if (could !== this.#alertsWork) this.#again = true
    return nextAt
  }

  /** @param tellAt when there is more to tell; a worker that checks nothing then still brings alerts in line */
  async #setAlarms(tellAt: number | null): Promise<void> {
    const nextCheckAt = await this.parts.monitor.nextCheckAt()
    const repairs = await this.#repairs()
    // A Remove of unknown effect is settled within minutes, not at the next check.
    const needsLook = repairs.records.some(
      (r) => isActive(r) || (isOpen(r) && r.removed === 'maybe'),
    )
    await this.parts.setAlarms(Math.min(nextCheckAt, tellAt ?? nextCheckAt), needsLook)
  }

  /** None where the database can't be read, which the views say (`Store.fault`). */
  async #repairs(): Promise<Repairs> {
    const { journal, monitor } = this.parts
    try {
      const [records, unreadable] = await Promise.all([journal.all(), journal.unreadable()])
      return { records, unreadable: stillOpen(unreadable, await monitor.readings()) }
    } catch (error) {
      if (!(error instanceof StorageError)) throw error
      return { records: [], unreadable: [] }
    }
  }

  /** All that the views show, from what is stored. */
  async state(): Promise<AppState> {
    const { monitor, runner, store, profile, now } = this.parts
    const [reading, schedule, repairs, { settings, isLost }, queue, siteAccess, session] =
      await Promise.all([
        monitor.reading(),
        monitor.schedule(),
        this.#repairs(),
        readSettings(store).catch(() => ({ settings: defaultSettings, isLost: false })),
        loadQueue(store).catch(() => []),
        this.parts.hasSiteAccess(),
        this.#session(),
      ])
    const asksConsent = (record: RepairRecord) => runner.consent.isAsking(record)
    const accounts = await watchedAccounts(this.parts, repairs)
    const account = accounts.find(({ id }) => id === reading?.account.id)
    const shown = repairToShow(repairs.records)
    const left = connectionViews(null, repairs.records, asksConsent)
    const deletion = await deletionNotices(store, now())
    // Asked last: the database may have been lost in the middle of all this, and what was read before doesn't tell.
    const notices = store.fault ? [storageProblem(store.fault)] : []
    notices.push(...unreadableNotices(repairs.unreadable), ...deletion)
    if (isLost) notices.push(settingsLost)
    if (!siteAccess) notices.push(describeProblem({ kind: 'site-access' }))
    if (reading && reading.rejected.length > 0) notices.push(partlyUnreadable)
    if (!this.#alertsWork) notices.push(alertsRefused)
    return {
      session,
      lastCheck:
        schedule.lastCheckAt === null
          ? null
          : {
              at: schedule.lastCheckAt,
              problem: schedule.problem && describeProblem(schedule.problem),
            },
      checking: monitor.checking,
      // Nothing was read: what a repair has left open is known all the same.
      connections: account?.connections ?? [...unreadableViews(repairs.unreadable, left), ...left],
      account: reading?.account.id ?? null,
      accounts: accountViews(accounts, reading),
      history: connectionHistories(reading, repairs.records),
      repair: shown && repairView(shown, asksConsent(shown), runner.consent.isLeft(shown), profile),
      queue,
      notices,
      settings,
      siteOrigin: profile.origin,
      supportUrl: profile.origin + profile.supportPath,
    }
  }

  async #session(): Promise<SessionView> {
    if (await this.parts.usesPage()) return { kind: 'not-needed' }
    if (this.signingIn) return { kind: 'signing-in' }
    const session = await this.parts.sessions.current().catch(() => 'unreadable' as const)
    if (session === 'unreadable') return { kind: 'signed-out', sentence: whySignIn.unreadable }
    if (session) {
      const { id, account } = session
      return {
        kind: 'signed-in',
        account: account?.id ?? id,
        accountName: account?.name ?? 'FitTrend',
      }
    }
    if (await this.parts.sessions.isLost()) return { kind: 'signed-out', sentence: whySignIn.lost }
    const { problem } = await this.parts.monitor.schedule()
    const hasEnded = problem?.kind === 'signed-out'
    return { kind: 'signed-out', sentence: hasEnded ? whySignIn.ended : whySignIn.never }
  }

  /** At every start of the worker: what was left unfinished goes on, and a check that is due is made. */
  async start(): Promise<void> {
    await this.refresh()
    await this.parts.runner.resumeAll().catch(() => undefined)
    await this.parts.journal.prune().catch(() => 'pruned another time')
    await this.check('alarm')
  }

  /**
   * Reads if it is time to, and lets open repairs see the reading.
   * @param onPage at a visit, the account whose Connect page was loaded; null: it is another page
   */
  async check(reason: CheckReason, onPage: string | null = null): Promise<void> {
    const { sessions, monitor, runner } = this.parts
    const begunAt = this.parts.now()
    const session = await sessions.current().catch(() => null)
    // Who is signed in learns from each check whether the API is still there.
    const mustLook = !session || (await this.parts.usesPage())
    if (mustLook && (await this.parts.hasSiteAccess())) await this.parts.presence?.look()
    if (!session && !(await this.parts.usesPage())) return await this.refresh()
    const readsPage = onPage !== null && (await this.parts.usesPage())
    // Other pages of FitTrend than that have nothing to read.
    if (reason === 'visit' && onPage === null && (await this.parts.usesPage())) return
    const checking = readsPage ? monitor.visited(onPage) : monitor.checkAll(reason)
    void this.refresh()
    const checked = await checking
    if (!checked.ok && checked.problem.kind === 'site-signed-out') await runner.doubtPages(onPage)
    await this.refresh()
    if (!checked.ok) return
    for (const reading of await monitor.readings()) {
      // Of an account that couldn't be read now, what is kept may be from before a repair's latest act.
      if (reading.readAt < begunAt) continue
      await runner.observe(reading).catch(() => undefined)
    }
  }

  /** The connections of one account, as they are shown, whichever account is; null: it isn't signed in. */
  async connectionsOf(account: string): Promise<ConnectionView[] | null> {
    const accounts = await watchedAccounts(this.parts, await this.#repairs())
    return accounts.find(({ id }) => id === account)?.connections ?? null
  }

  /**
   * Starts the next service of "Repair all" once the one before is repaired, in the account that it was begun
   * in, whichever is shown; any other end stops the queue.
   */
  async #continueQueue([next, ...rest]: Queue): Promise<void> {
    if (next === undefined) return
    const { store, journal, monitor, runner } = this.parts
    const records = await journal.all()
    // A history that comes anew takes hours; that repair is done but for it.
    if (records.some((it) => isActive(it) && it.awaits !== 'history')) return
    const theirs = records.filter(({ account }) => account === next.account)
    const hasFailed = theirs[0]?.phase === 'not-repaired' && !theirs[0].seen
    if (hasFailed || theirs.some(isOpen)) return await saveQueue(store, [])
    await saveQueue(store, rest)
    const reading = await monitor.reading(next.account)
    const connections = (await this.connectionsOf(next.account)) ?? []
    // Since it was queued, it may have come back, or need a word or another remedy first.
    const isOffered = forRepairAll(connections).some((it) => it.service.id === next.service.id)
    if (reading && isOffered) await runner.start(reading, next.service.id)
    else void this.refresh()
  }
}

function storageProblem({ kind, message: detail }: StorageError): ProblemView {
  return describeProblem({ kind, detail })
}

const whySignIn = {
  never: 'Sign in so that Reconnect can see whether your connections work.',
  ended: 'Your sign-in has ended. Sign in again so that Reconnect can watch your connections.',
  lost: 'Your sign-in was kept in a way that can’t be read. Sign in again.',
  unreadable: 'Whether you are signed in can’t be told while the browser keeps no data.',
}

const settingsLost: ProblemView = {
  kind: 'settings-lost',
  sentence: 'Your settings can’t be read, so Reconnect’s own hold: notifications at any hour.',
  whatToDo: 'Set them anew in Reconnect’s settings.',
}

const alertsRefused: ProblemView = {
  kind: 'alerts',
  sentence: 'The browser doesn’t show Reconnect’s notifications.',
  whatToDo: 'Allow notifications for this browser in your system’s settings.',
}

const partlyUnreadable: ProblemView = {
  kind: 'malformed',
  sentence: 'FitTrend’s answer holds a connection that can’t be understood; it is not shown.',
  whatToDo: 'The others are as shown. If it stays like this, tell FitTrend’s support.',
}

/** The repair at work, else the latest whose result the user hasn't closed. */
function repairToShow(records: RepairRecord[]): RepairRecord | null {
  return records.find(isActive) ?? records.find(({ seen }) => !seen) ?? null
}
