import type { Store } from '../storage/store.ts'
import { type Incident, incidentSchema } from './incident.ts'
import type { ConnectionKey } from './notification-id.ts'

/** Key of a connection's incident. */
export const incidentKey = ({ account, service }: ConnectionKey) => `${account}/${service}`

/** The connection that an incident is about. */
export function connectionOf({ key, service }: Incident): ConnectionKey {
  return { account: key.slice(0, -`/${service.id}`.length), service: service.id }
}

/** The incidents, stored; while the database can't be written, this worker's memory stands in. */
export class IncidentBook {
  readonly #store: Store
  readonly #memory = new Map<string, Incident>()

  constructor(store: Store) {
    this.#store = store
  }

  async load(key: ConnectionKey): Promise<Incident | null> {
    const known = this.#memory.get(incidentKey(key))
    if (known) return known
    return await this.#store.get('incidents', incidentKey(key), incidentSchema).catch(() => null)
  }

  /** @param before as it was, so that nothing is written where nothing has changed */
  async save(incident: Incident, before: Incident | null): Promise<void> {
    this.#memory.set(incident.key, incident)
    if (before && JSON.stringify(before) === JSON.stringify(incident)) return
    await this.#store
      .put('incidents', incident.key, incident, incidentSchema)
      .catch(() => undefined)
  }

  async forget(incident: Incident): Promise<void> {
    this.#memory.delete(incident.key)
    await this.#store.delete('incidents', incident.key).catch(() => undefined)
  }

  /** All incidents of an account, ended ones included. */
  async of(account: string): Promise<Incident[]> {
    return (await this.#all()).filter(
      ({ key, service }) => key === incidentKey({ account, service: service.id }),
    )
  }

  /** All that a notification told of when it was shown last, in whichever account. */
  async toldIn(notification: string): Promise<Incident[]> {
    const told = (await this.#all()).filter(({ toldIn }) => toldIn === notification)
    const latest = Math.max(...told.map(({ toldAt }) => toldAt ?? 0))
    return told.filter(({ toldAt }) => toldAt === latest)
  }

  async #all(): Promise<Incident[]> {
    const stored = await this.#store.all('incidents', incidentSchema).catch(() => [])
    const all = new Map([...stored.map((it) => [it.key, it] as const), ...this.#memory])
    return [...all.values()]
  }
}
