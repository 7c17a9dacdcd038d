import { isLoudLevel } from '../connections/states.ts'
import type { ConnectionView } from '../protocol/app-state.ts'
import type { Settings } from '../settings/schema.ts'
import type { Store } from '../storage/store.ts'
import { type AlertPort, refusing } from './alert-port.ts'
import { badgeOf } from './badge.ts'
import { dueAt, type Incident, isDue, isSnoozed, nextIncident, snoozed, woken } from './incident.ts'
import { connectionOf, IncidentBook, incidentKey } from './incident-book.ts'
import { noticeOf, noticeOfAccounts, noticeOfSeveral } from './notices.ts'
import {
  accountNotificationId,
  type ConnectionKey,
  notificationId,
  severalAccounts,
  toldAbout,
} from './notification-id.ts'
import { afterQuiet, isQuiet } from './quiet-hours.ts'
import { RepairNews } from './repair-news.ts'
import type { SnoozeKind } from './telling-policy.ts'
import type { Decisions, WatchedAccount, WatchedConnection, WatchedRepair } from './watched.ts'

/** Says what needs the user: on the badge always, by notification once per incident and when due. */
export class Alerts {
  readonly #port: AlertPort
  readonly #book: IncidentBook
  readonly #news: RepairNews
  readonly #now: () => number
  #queue: Promise<unknown> = Promise.resolve()

  constructor(port: AlertPort, store: Store, now: () => number) {
    this.#port = refusing(port)
    this.#book = new IncidentBook(store)
    this.#news = new RepairNews(this.#port, store, now)
    this.#now = now
  }

  /**
   * Brings badge, notifications and incidents in line with what the views show. One at a time.
   * Gives the time (ms since the epoch) at which there is more to say: a reminder, the end of a snooze or
   * of the quiet hours; null: nothing as things stand.
   * @param cannotRead why nothing could be read for a day; null: it could
   * @param repairs all that are on record
   */
  update(
    accounts: WatchedAccount[],
    settings: Settings,
    cannotRead: string | null = null,
    repairs: WatchedRepair[] = [],
  ): Promise<number | null> {
    const updated = this.#queue
      .catch(() => undefined)
      .then(() => this.#update(accounts, settings, cannotRead, repairs))
    this.#queue = updated
    return updated
  }

  async #update(
    accounts: WatchedAccount[],
    settings: Settings,
    cannotRead: string | null,
    repairs: WatchedRepair[],
  ): Promise<number | null> {
    const watched: WatchedConnection[] = []
    for (const account of accounts) {
      for (const view of account.connections) watched.push(await this.#follow(account, view))
      if (account.isComplete) await this.#closeVanished(account)
    }
    await this.#port.showBadge(badgeOf(watched, cannotRead, repairs))
    await this.#news.update(repairs, settings)
    const told = await this.#tellDue(watched, settings, accounts.length > 1)
    return this.#nextAt(told, settings)
  }

  /** Tells what is due, unless it is to be quiet; gives the incidents as they are then. */
  async #tellDue(
    watched: WatchedConnection[],
    { notifications, quietHours }: Settings,
    isOneOfMany: boolean,
  ): Promise<Incident[]> {
    const now = this.#now()
    const isSilent = !notifications || isQuiet(quietHours, new Date(now).getHours())
    const isDueNow = ({ incident, view }: WatchedConnection) =>
      !isSilent && incident !== null && isTold(view) && isDue(incident, now)
    const told = await this.#tell(watched.filter(isDueNow), isOneOfMany)
    const others = watched.filter((it) => !isDueNow(it)).flatMap(({ incident }) => incident ?? [])
    return [...told, ...others]
  }

  #nextAt(incidents: Incident[], { quietHours }: Settings): number | null {
    const now = this.#now()
    const times = incidents
      .flatMap((incident) => dueAt(incident) ?? [])
      .map((at) => afterQuiet(quietHours, Math.max(at, now)))
      .filter((at) => at > now)
    return times.length === 0 ? null : Math.min(...times)
  }

  async #follow(account: WatchedAccount, view: ConnectionView): Promise<WatchedConnection> {
    const { service, state, alert } = view
    const key = { account: account.id, service: service.id }
    const before = await this.#book.load(key)
    const now = this.#now()
    const incident = nextIncident(before, incidentKey(key), service, state, now, alert)
    if (incident) await this.#book.save(incident, before)
    else if (before) await this.#book.forget(before)
    const isClosed = incident?.closedAt !== null
    const wasTold = before?.closedAt === null && before.alert !== 'quiet'
    if (wasTold && isClosed) await this.#clear(key)
    // While a repair is at work the notification that led to it is out of date; "unknown" is no news.
    else if (!isTold(view) && state !== 'unknown') {
      await this.#port.clear(notificationId(key))
    }
    const isAsleep = incident !== null && !isClosed && isSnoozed(incident, now)
    return { account, view, incident, snoozed: isAsleep }
  }

  /** A connection that the user has removed by hand needs nobody any more. */
  async #closeVanished(account: WatchedAccount): Promise<void> {
    const listed = new Set(account.connections.map(({ service }) => service.id))
    for (const incident of await this.#book.of(account.id)) {
      if (listed.has(incident.service.id)) continue
      await this.#book.forget(incident)
      await this.#clear({ account: account.id, service: incident.service.id })
    }
  }

  /**
   * One notification, whatever it is about; gives the incidents as told.
   * @param isOneOfMany several accounts are watched, so that each is called by its name
   */
  async #tell(due: WatchedConnection[], isOneOfMany: boolean): Promise<Incident[]> {
    const [first] = due
    if (!first) return []
    const toldIn = await this.#notify(first, due, isOneOfMany)
    const toldAt = this.#now()
    const told = due
      .flatMap(({ incident }) => incident ?? [])
      .map((before) => ({ before, now: { ...before, told: before.told + 1, toldAt, toldIn } }))
    for (const { before, now } of told) await this.#book.save(now, before)
    return told.map(({ now }) => now)
  }

  /** Shows the notification; gives its id, which says what it is about. */
  async #notify(
    { account, view }: WatchedConnection,
    due: WatchedConnection[],
    isOneOfMany: boolean,
  ): Promise<string> {
    const name = isOneOfMany ? account.name : null
    if (due.length === 1) {
      const id = notificationId({ account: account.id, service: view.service.id })
      await this.#port.notify(id, noticeOf(view, name))
      return id
    }
    if (due.every((it) => it.account.id === account.id)) {
      const id = accountNotificationId(account.id)
      const views = due.map((it) => it.view)
      await this.#port.notify(id, noticeOfSeveral(views, name))
      return id
    }
    const told = due.map((it) => ({ account: it.account.name, service: it.view.service.name }))
    await this.#port.notify(severalAccounts, noticeOfAccounts(told))
    return severalAccounts
  }

  /** "Later" on a notification: no more for a day about anything that it told of, in any account. */
  async later(notification: string): Promise<void> {
    const about = toldAbout(notification)
    if (about?.kind === 'connection') return await this.snooze(about, 'day')
    for (const incident of await this.#book.toldIn(notification)) {
      await this.snooze(connectionOf(incident), 'day')
    }
  }

  /** No more about it for a time; `null` takes that back. */
  async snooze(key: ConnectionKey, kind: SnoozeKind | null): Promise<void> {
    const incident = await this.#book.load(key)
    if (!incident) return
    const next = kind === null ? woken(incident) : snoozed(incident, kind, this.#now())
    await this.#book.save(next, incident)
    if (kind !== null) await this.#clear(key)
  }

  /** The user has read why a reset may not last: until this break is over it is offered. */
  async explain(key: ConnectionKey): Promise<void> {
    const incident = await this.#book.load(key)
    if (incident) await this.#book.save({ ...incident, explained: true }, incident)
  }

  /** What the user has decided about the open incidents of an account, by service. */
  async decisions(account: string): Promise<Decisions> {
    const open = (await this.#book.of(account)).filter(({ closedAt }) => closedAt === null)
    return new Map(
      open.map((it) => [
        it.service.id,
        {
          explained: it.explained,
          snooze: isSnoozed(it, this.#now())
            ? { until: it.snoozedWhile === null ? it.snoozedUntil : null }
            : null,
        },
      ]),
    )
  }

  /** The user has given a connection up: nothing is told of it any more. */
  async drop(key: ConnectionKey): Promise<void> {
    const incident = await this.#book.load(key)
    if (incident) await this.#book.forget(incident)
    await this.#clear(key)
  }

  /**
   * Nothing of an account that has signed out is kept.
   * @param except what is still to be told of it
   */
  async forget(account: string, except: ConnectionView[] = []): Promise<void> {
    await this.#closeVanished({ id: account, name: '', connections: except, isComplete: true })
  }

  async #clear(key: ConnectionKey): Promise<void> {
    await this.#port.clear(notificationId(key))
    await this.#port.clear(accountNotificationId(key.account))
    await this.#port.clear(severalAccounts)
  }
}

function isTold({ alert }: ConnectionView): boolean {
  return isLoudLevel(alert) || alert === 'once'
}
