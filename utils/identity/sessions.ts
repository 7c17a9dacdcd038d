import * as z from 'zod/mini'
import type { Store } from '../storage/store.ts'

/** A sign-in to FitTrend. Tokens are opaque to us; times are milliseconds since the epoch. */
const sessionSchema = z.object({
  id: z.string(),
  account: z.nullable(z.object({ id: z.string(), name: z.string() })),
  accessToken: z.string(),
  /** Null where the server doesn't say: then a 401 tells. */
  expiresAt: z.nullable(z.number()),
  refreshToken: z.nullable(z.string()),
  signedInAt: z.number(),
})
export type Session = z.infer<typeof sessionSchema>

/** Sign-ins, kept in the extension's own database. */
export class Sessions {
  readonly #store: Store
  constructor(store: Store) {
    this.#store = store
  }

  /** The latest sign-in, or null. */
  async current(): Promise<Session | null> {
    const all = await this.#store.all('sessions', sessionSchema)
    return all.sort((a, b) => b.signedInAt - a.signedInAt)[0] ?? null
  }

  load(id: string): Promise<Session | null> {
    return this.#store.get('sessions', id, sessionSchema)
  }

  save(session: Session): Promise<void> {
    return this.#store.put('sessions', session.id, session)
  }

  remove(id: string): Promise<void> {
    return this.#store.delete('sessions', id)
  }
}
