import type { ConnectionView, Settings } from '../app-state.ts'
import { isLoud } from '../connections/states.ts'
import type { Store } from '../storage/store.ts'
import type { AlertPort } from './alert-port.ts'
import {
  type Incident,
  incidentSchema,
  isDue,
  isQuiet,
  nextIncident,
  tellingPolicy,
} from './incident.ts'

/** Notification that speaks of several services at once. */
export const allServices = '*'
const notificationId = (service: string) => `repair:${service}`

/** The service that a notification of ours is about, or null if it isn't ours. */
export function serviceOfNotification(id: string): string | null {
  return id.startsWith('repair:') ? id.slice('repair:'.length) : null
}

/** Says what needs the user: on the badge always, by notification once per incident and when due. */
export class Alerts {
  readonly #port: AlertPort
  readonly #store: Store
  readonly #now: () => number
  /** What this worker knows itself: while the database can't be written, still told only once. */
  readonly #memory = new Map<string, Incident>()
  #queue: Promise<void> = Promise.resolve()

  constructor(port: AlertPort, store: Store, now: () => number) {
    this.#port = port
    this.#store = store
    this.#now = now
  }

  /**
   * Brings badge, notifications and incidents in line with what the views show. One at a time.
   * @param areAll false where the reading held entries that can't be understood: a connection that
   *   isn't listed may be among them.
   */
  update(
    account: string,
    connections: ConnectionView[],
    settings: Settings,
    areAll = true,
  ): Promise<void> {
    this.#queue = this.#queue
      .catch(() => undefined)
      .then(() => this.#update(account, connections, settings, areAll))
    return this.#queue
  }

  async #update(
    account: string,
    connections: ConnectionView[],
    settings: Settings,
    areAll: boolean,
  ): Promise<void> {
    await this.#showBadge(connections)
    const due: Incident[] = []
    for (const connection of connections) {
      const incident = await this.#follow(account, connection)
      if (incident && isLoud(connection.state) && isDue(incident, this.#now())) due.push(incident)
    }
    if (areAll) await this.#closeVanished(account, connections)
    const hour = new Date(this.#now()).getHours()
    if (!settings.notifications || isQuiet(settings.quietHours, hour)) return
    await this.#tell(due, connections)
  }

  async #follow(account: string, connection: ConnectionView): Promise<Incident | null> {
    const key = `${account}/${connection.service.id}`
    const before = await this.#load(key)
    const next = nextIncident(before, key, connection.service, connection.state, this.#now())
    if (next) await this.#save(next)
    else if (before) await this.#close(before)
    // While a repair is at work the notification that led to it is out of date; "unknown" is no news.
    const isOutdated = !isLoud(connection.state) && connection.state !== 'unknown'
    if (isOutdated) await this.#port.clear(notificationId(connection.service.id))
    return next
  }

  /** A connection that the user has removed by hand needs nobody any more. */
  async #closeVanished(account: string, connections: ConnectionView[]): Promise<void> {
    // Signed out: nothing is known of any.
    if (account === '') return
    const listed = new Set(connections.map(({ service }) => `${account}/${service.id}`))
    const stored = await this.#store.all('incidents', incidentSchema).catch(() => [])
    for (const incident of stored) {
      const isOurs = incident.key.startsWith(`${account}/`)
      if (isOurs && !listed.has(incident.key)) await this.#close(incident)
    }
  }

  async #tell(due: Incident[], connections: ConnectionView[]): Promise<void> {
    const [first] = due
    if (!first) return
    if (due.length === 1) {
      const connection = connections.find(({ service }) => service.id === first.service.id)
      await this.#port.notify(notificationId(first.service.id), {
        title: titleOf(first),
        message: connection?.sentence ?? '',
      })
    } else {
      const names = new Intl.ListFormat(undefined).format(due.map(({ service }) => service.name))
      await this.#port.notify(notificationId(allServices), {
        title: `${due.length} connections need you`,
        message: `FitTrend has lost its connection to ${names}. You can repair them now.`,
      })
    }
    for (const incident of due)
      await this.#save({ ...incident, told: incident.told + 1, toldAt: this.#now() })
  }

  async #showBadge(connections: ConnectionView[]): Promise<void> {
    const loud = connections.filter(({ state }) => isLoud(state))
    const names = new Intl.ListFormat(undefined).format(loud.map(({ service }) => service.name))
    await this.#port.showBadge({
      text: loud.length > 0 ? String(loud.length) : '',
      tone: loud.length > 0 ? 'bad' : 'none',
      title:
        loud.length > 0
          ? `Reconnect for FitTrend: ${names} ${loud.length === 1 ? 'needs' : 'need'} you`
          : 'Reconnect for FitTrend',
    })
  }

  /** "Later" on a notification: no more about it for a day. */
  async later(account: string, service: string): Promise<void> {
    const incident = await this.#load(`${account}/${service}`)
    if (incident) {
      await this.#save({ ...incident, snoozedUntil: this.#now() + tellingPolicy.laterMs })
    }
  }

  async #close(incident: Incident): Promise<void> {
    this.#memory.delete(incident.key)
    await this.#store.delete('incidents', incident.key).catch(() => undefined)
    await this.#port.clear(notificationId(incident.service.id))
    await this.#port.clear(notificationId(allServices))
  }

  async #load(key: string): Promise<Incident | null> {
    const known = this.#memory.get(key)
    return known ?? (await this.#store.get('incidents', key, incidentSchema).catch(() => null))
  }

  async #save(incident: Incident): Promise<void> {
    this.#memory.set(incident.key, incident)
    await this.#store.put('incidents', incident.key, incident).catch(() => undefined)
  }
}

function titleOf(incident: Incident): string {
  const { name } = incident.service
  return incident.alert === 'loudest' ? `${name} is removed, not finished` : `${name} needs repair`
}
