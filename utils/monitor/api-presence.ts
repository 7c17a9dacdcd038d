import * as v from 'valibot'
import type { Problem } from '../problems.ts'
import type { Store } from '../storage/store.ts'
import { hour } from '../time/durations.ts'
import { momentSchema } from '../time/moment.ts'

const key = 'api-presence'
const presenceSchema = v.object({ isThere: v.boolean(), askedAt: momentSchema })
type Presence = v.InferOutput<typeof presenceSchema>

/** A site that has no API doesn't get one every hour. */
const askAgainMs = 24 * hour
/** What answered may have been a public Wi-Fi's sign-in page in FitTrend's place. */
const doubtMs = hour

/**
 * Whether this FitTrend has the API. A build for a site without it finds out by itself, without a
 * sign-in: one request that carries no token, at most once a day.
 */
export class ApiPresence {
  readonly #store: Store
  readonly #now: () => number
  /** Asks for the connections without a token; null where something was answered. */
  readonly #probe: () => Promise<Problem | null>
  #known: Presence | null = null

  constructor(store: Store, now: () => number, probe: () => Promise<Problem | null>) {
    this.#store = store
    this.#now = now
    this.#probe = probe
  }

  /** Until something else is known, the API is taken to be there. */
  async isAbsent(): Promise<boolean> {
    return (await this.#load())?.isThere === false
  }

  /** Asks where it isn't known, or wasn't asked for a day. */
  async look(): Promise<void> {
    const known = await this.#load()
    const age = known ? this.#now() - known.askedAt : askAgainMs
    if (age < 0 || age >= askAgainMs) await this.note(await this.#probe())
  }

  /** What the answer to a request for the connections says of the API; other problems say nothing. */
  async note(problem: Problem | null): Promise<void> {
    const now = this.#now()
    if (isMissing(problem)) return await this.#save({ isThere: false, askedAt: now })
    if (problem?.kind === 'not-fittrend') {
      return await this.#save({ isThere: false, askedAt: now - askAgainMs + doubtMs })
    }
    const answered =
      problem === null || problem.kind === 'signed-out' || problem.kind === 'forbidden'
    if (answered) await this.#save({ isThere: true, askedAt: now })
  }

  async #load(): Promise<Presence | null> {
    this.#known ??= await this.#store.get('settings', key, presenceSchema).catch(() => null)
    return this.#known
  }

  async #save(presence: Presence): Promise<void> {
    // Each good check says that the API is there: once an hour is often enough to write that down.
    const isSame =
      this.#known?.isThere === presence.isThere &&
      Math.abs(presence.askedAt - this.#known.askedAt) < doubtMs
    if (isSame) return
    this.#known = presence
    await this.#store.put('settings', key, presence, presenceSchema).catch(() => undefined)
  }
}

/** 404 for the list of connections: whatever its body, there is no such list. */
export function isMissing(problem: Problem | null): boolean {
  return problem?.kind === 'no-api' || (problem?.kind === 'refused' && problem.status === 404)
}
