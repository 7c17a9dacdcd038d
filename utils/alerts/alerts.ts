import type { ConnectionView, Settings } from '../app-state.ts'
import { isLoudLevel } from '../connections/states.ts'
import type { Store } from '../storage/store.ts'
import type { AlertPort, Notice } from './alert-port.ts'
import { badgeOf } from './badge.ts'
import {
  afterQuiet,
  dueAt,
  type Incident,
  incidentSchema,
  isDue,
  isQuiet,
  isSnoozed,
  nextIncident,
  snoozed,
  woken,
} from './incident.ts'
import { type ConnectionKey, notificationId, severalConnections } from './notification-id.ts'
import type { SnoozeKind } from './telling-policy.ts'

/** The connections of one signed-in account, as the views would show them. */
export interface WatchedAccount {
  id: string
  name: string
  connections: ConnectionView[]
  /** False where the reading held entries that can't be understood: what isn't listed may be among them. */
  isComplete: boolean
}

/** A connection with what was decided about its alert. */
export interface WatchedConnection {
  account: WatchedAccount
  view: ConnectionView
  incident: Incident | null
  snoozed: boolean
}

/** What the user has decided about a connection's alert, by service. */
export type Decisions = Map<string, { explained: boolean; snooze: ConnectionView['snooze'] }>

/** Says what needs the user: on the badge always, by notification once per incident and when due. */
export class Alerts {
  readonly #port: AlertPort
  readonly #store: Store
  readonly #now: () => number
  /** What this worker knows itself: while the database can't be written, still told only once. */
  readonly #memory = new Map<string, Incident>()
  #queue: Promise<unknown> = Promise.resolve()

  constructor(port: AlertPort, store: Store, now: () => number) {
    this.#port = port
    this.#store = store
    this.#now = now
  }

  /**
   * Brings badge, notifications and incidents in line with what the views show. One at a time.
   * Gives the time (ms since the epoch) at which there is more to say: a reminder, the end of a snooze or
   * of the quiet hours; null: nothing as things stand.
   * @param cannotRead why nothing could be read for a day; null: it could
   */
  update(
    accounts: WatchedAccount[],
    settings: Settings,
    cannotRead: string | null = null,
  ): Promise<number | null> {
    const updated = this.#queue
      .catch(() => undefined)
      .then(() => this.#update(accounts, settings, cannotRead))
    this.#queue = updated
    return updated
  }

  async #update(
    accounts: WatchedAccount[],
    settings: Settings,
    cannotRead: string | null,
  ): Promise<number | null> {
    const watched: WatchedConnection[] = []
    for (const account of accounts) {
      for (const view of account.connections) watched.push(await this.#follow(account, view))
      if (account.isComplete) await this.#closeVanished(account)
    }
    await this.#port.showBadge(badgeOf(watched, cannotRead))
    const told = await this.#tellDue(watched, settings, accounts.length > 1)
    return this.#nextAt(told, settings)
  }

  /** Tells what is due, unless it is to be quiet; gives the incidents as they are then. */
  async #tellDue(
    watched: WatchedConnection[],
    { notifications, quietHours }: Settings,
    severalAccounts: boolean,
  ): Promise<Incident[]> {
    const now = this.#now()
    const isSilent = !notifications || isQuiet(quietHours, new Date(now).getHours())
    const isDueNow = ({ incident, view }: WatchedConnection) =>
      !isSilent && incident !== null && isTold(view) && isDue(incident, now)
    const told = await this.#tell(watched.filter(isDueNow), severalAccounts)
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
    const key = incidentKey({ account: account.id, service: service.id })
    const before = await this.#load(key)
    const incident = nextIncident(before, key, service, state, this.#now(), alert)
    if (incident) await this.#save(incident, before)
    else if (before) await this.#forget(before)
    const isClosed = incident?.closedAt !== null
    if (before?.closedAt === null && isClosed) await this.#clear(account.id, service.id)
    // While a repair is at work the notification that led to it is out of date; "unknown" is no news.
    else if (!isTold(view) && state !== 'unknown') {
      await this.#port.clear(notificationId({ account: account.id, service: service.id }))
    }
    const isAsleep = incident !== null && !isClosed && isSnoozed(incident, this.#now())
    return { account, view, incident, snoozed: isAsleep }
  }

  /** A connection that the user has removed by hand needs nobody any more. */
  async #closeVanished(account: WatchedAccount): Promise<void> {
    const listed = new Set(account.connections.map(({ service }) => service.id))
    const stored = await this.#store.all('incidents', incidentSchema).catch(() => [])
    for (const incident of stored) {
      const isOurs =
        incident.key === incidentKey({ account: account.id, service: incident.service.id })
      if (!isOurs || listed.has(incident.service.id)) continue
      await this.#forget(incident)
      await this.#clear(account.id, incident.service.id)
    }
  }

  /** One notification, whatever it is about; gives the incidents as told. */
  async #tell(due: WatchedConnection[], severalAccounts: boolean): Promise<Incident[]> {
    const [first] = due
    if (!first) return []
    if (due.length === 1) {
      const { account, view } = first
      const whose = severalAccounts ? ` (${account.name})` : ''
      await this.#port.notify(notificationId({ account: account.id, service: view.service.id }), {
        title: titleOf(view) + whose,
        message: view.sentence,
        offersRepair: view.canRepair,
      })
    } else {
      await this.#port.notify(severalConnections, noticeOfSeveral(due.map(({ view }) => view)))
    }
    const told = due
      .flatMap(({ incident }) => incident ?? [])
      .map((before) => ({
        before,
        now: { ...before, told: before.told + 1, toldAt: this.#now() },
      }))
    for (const { before, now } of told) await this.#save(now, before)
    return told.map(({ now }) => now)
  }

  /** No more about it for a time; `null` takes that back. "Later" on a notification is a day. */
  async snooze(key: ConnectionKey, kind: SnoozeKind | null): Promise<void> {
    const incident = await this.#load(incidentKey(key))
    if (!incident) return
    const next = kind === null ? woken(incident) : snoozed(incident, kind, this.#now())
    await this.#save(next, incident)
    if (kind !== null) await this.#clear(key.account, key.service)
  }

  /** The user has read why a reset may not last: until this break is over it is offered. */
  async explain(key: ConnectionKey): Promise<void> {
    const incident = await this.#load(incidentKey(key))
    if (incident) await this.#save({ ...incident, explained: true }, incident)
  }

  /** What the user has decided about the open incidents of an account, by service. */
  async decisions(account: string): Promise<Decisions> {
    const stored = await this.#store.all('incidents', incidentSchema).catch(() => [])
    const all = new Map([...stored.map((it) => [it.key, it] as const), ...this.#memory])
    const open = [...all.values()].filter(
      (it) => it.key === incidentKey({ account, service: it.service.id }) && it.closedAt === null,
    )
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
    const incident = await this.#load(incidentKey(key))
    if (incident) await this.#forget(incident)
    await this.#clear(key.account, key.service)
  }

  /**
   * Nothing of an account that has signed out is kept.
   * @param except what is still to be told of it
   */
  async forget(account: string, except: ConnectionView[] = []): Promise<void> {
    await this.#closeVanished({ id: account, name: '', connections: except, isComplete: true })
  }

  async #clear(account: string, service: string): Promise<void> {
    await this.#port.clear(notificationId({ account, service }))
    await this.#port.clear(severalConnections)
  }

  async #forget(incident: Incident): Promise<void> {
    this.#memory.delete(incident.key)
    await this.#store.delete('incidents', incident.key).catch(() => undefined)
  }

  async #load(key: string): Promise<Incident | null> {
    const known = this.#memory.get(key)
    return known ?? (await this.#store.get('incidents', key, incidentSchema).catch(() => null))
  }

  async #save(incident: Incident, before: Incident | null): Promise<void> {
    this.#memory.set(incident.key, incident)
    if (before && JSON.stringify(before) === JSON.stringify(incident)) return
    await this.#store.put('incidents', incident.key, incident).catch(() => undefined)
  }
}

const incidentKey = ({ account, service }: ConnectionKey) => `${account}/${service}`

function isTold({ alert }: ConnectionView): boolean {
  return isLoudLevel(alert) || alert === 'once'
}

function titleOf({ alert, service, canRepair }: ConnectionView): string {
  if (alert === 'loudest') return `${service.name} is removed, not finished`
  if (alert === 'once') return `${service.name} has ended its interface`
  // A repair that may not last is no promise to begin with.
  return canRepair ? `${service.name} needs repair` : `${service.name} needs you`
}

function noticeOfSeveral(views: ConnectionView[]): Notice {
  const names = new Intl.ListFormat(undefined).format(views.map(({ service }) => service.name))
  const repairable = views.filter(({ canRepair }) => canRepair).length
  const advice =
    repairable === views.length
      ? 'You can repair them now.'
      : 'Open Reconnect to see what to do about each.'
  return {
    title: `${views.length} connections need you`,
    message: `FitTrend can’t import from ${names} as things are. ${advice}`,
    offersRepair: repairable > 0,
  }
}
