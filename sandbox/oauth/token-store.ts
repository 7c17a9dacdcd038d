import type { Adapter, AdapterPayload } from 'oidc-provider'
import { now } from '../clock.ts'

interface Entry {
  payload: AdapterPayload
  /** ms since the epoch by the sandbox clock. */
  expiresAt: number
}

/**
 * In-memory storage of one OAuth server, for oidc-provider's `adapter`. Its own memory adapter is a
 * module-wide cache of 1000 entries that servers would share; this one is per server, has no
 * size limit, can be emptied, and lets scenes look inside.
 */
export class TokenStore {
  #entries = new Map<string, Entry>()

  /** For oidc-provider's option `adapter`. */
  readonly adapter = (model: string): Adapter => ({
    upsert: async (id, payload, expiresIn) => this.#put(model, id, payload, expiresIn),
    find: async (id) => this.#live(`${model}:${id}`),
    findByUid: async (uid) => this.list(model).find((payload) => payload.uid === uid),
    findByUserCode: async (code) => this.list(model).find((payload) => payload.userCode === code),
    consume: async (id) => this.#consume(`${model}:${id}`),
    destroy: async (id) => this.remove(model, id),
    revokeByGrantId: async (grantId) => this.#removeOfGrant(model, grantId),
  })

  /** Everything of one model that is still alive, e.g. `RefreshToken`. */
  list(model: string): AdapterPayload[] {
    const keys = [...this.#entries.keys()].filter((key) => key.startsWith(`${model}:`))
    return keys
      .map((key) => this.#live(key))
      .filter((payload): payload is AdapterPayload => payload !== undefined)
  }

  remove(model: string, id: string): void {
    this.#entries.delete(`${model}:${id}`)
  }

  /** Ends a grant with all of its tokens, as a user does in the settings of their account. */
  revokeGrant(grantId: string): void {
    for (const model of grantable) this.#removeOfGrant(model, grantId)
    this.remove('Grant', grantId)
  }

  /** Ends every grant of one user for one client; says how many there were. */
  revokeGrantsOf(accountId: string, clientId: string): number {
    const grants = this.list('Grant').filter(
      (grant) => grant.accountId === accountId && grant.clientId === clientId,
    )
    for (const { jti } of grants) if (jti) this.revokeGrant(jti)
    return grants.length
  }

  /** Forgets everything but the models named, e.g. `Session`. */
  clear(except: readonly string[] = []): void {
    for (const key of this.#entries.keys())
      if (!except.some((model) => key.startsWith(`${model}:`))) this.#entries.delete(key)
  }

  #put(model: string, id: string, payload: AdapterPayload, seconds: number | undefined): void {
    const expiresAt = seconds === undefined ? Number.POSITIVE_INFINITY : now() + seconds * 1000
    this.#entries.set(`${model}:${id}`, { payload, expiresAt })
  }

  #live(key: string): AdapterPayload | undefined {
    const entry = this.#entries.get(key)
    if (!entry) return undefined
    if (entry.expiresAt > now()) return entry.payload
    this.#entries.delete(key)
    return undefined
  }

  #consume(key: string): void {
    const payload = this.#live(key)
    if (payload) payload.consumed = Math.floor(now() / 1000)
  }

  #removeOfGrant(model: string, grantId: string): void {
    for (const [key, { payload }] of this.#entries) {
      if (key.startsWith(`${model}:`) && payload.grantId === grantId) this.#entries.delete(key)
    }
  }
}

/** Models of oidc-provider that belong to a grant and can be used here. */
const grantable = ['AccessToken', 'AuthorizationCode', 'RefreshToken']
