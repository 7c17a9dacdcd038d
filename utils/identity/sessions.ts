import * as v from 'valibot'
import { finite } from '../numbers.ts'
import type { Store } from '../storage/store.ts'

/** A sign-in to FitTrend. Tokens are opaque to us; times are milliseconds since the epoch. */
const sessionSchema = v.object({
  id: v.string(),
  account: v.nullable(v.object({ id: v.string(), name: v.string() })),
  accessToken: v.string(),
  /** Null where the server doesn't say: then a 401 tells. */
  expiresAt: v.nullable(finite),
  refreshToken: v.nullable(v.string()),
  signedInAt: finite,
  /** What FitTrend has granted, words with spaces between; absent: not noted. */
  scope: v.optional(v.string()),
  /** When the user chose to see this account; absent: never. */
  shownAt: v.optional(finite),
})
export type Session = v.InferOutput<typeof sessionSchema>

function shownSince({ signedInAt, shownAt }: Session): number {
  return Math.max(signedInAt, shownAt ?? 0)
}

/** Sign-ins, kept in the extension's own database. */
export class Sessions {
  readonly #store: Store
  constructor(store: Store) {
    this.#store = store
  }

  /** All sign-ins; the one that is shown comes first: the latest, or the one chosen since. */
  async all(): Promise<Session[]> {
    const all = await this.#store.all('sessions', sessionSchema)
    return all.sort((a, b) => shownSince(b) - shownSince(a))
  }

  /** Whether nobody is signed in though something was kept: it can't be read. */
  async isLost(): Promise<boolean> {
    const kept = await this.#store.all('sessions', v.unknown())
    return kept.length > 0 && (await this.current()) === null
  }

  /** The sign-in that is shown, or null. */
  async current(): Promise<Session | null> {
    const [shown = null] = await this.all()
    return shown
  }

  /** The sign-in with this id, or of this account. */
  async of(idOrAccount: string): Promise<Session | null> {
    const all = await this.all()
    return all.find(({ id, account }) => id === idOrAccount || account?.id === idOrAccount) ?? null
  }

  load(id: string): Promise<Session | null> {
    return this.#store.get('sessions', id, sessionSchema)
  }

  save(session: Session): Promise<void> {
    return this.#store.put('sessions', session.id, session, sessionSchema)
  }

  /**
   * Changes a sign-in as it is stored, in one transaction: one that was signed out meanwhile isn't brought back.
   * Gives it as it is then; null: it is gone.
   */
  update(id: string, change: (session: Session) => Session): Promise<Session | null> {
    return this.#store.write(async (db) => {
      const transaction = db.transaction('sessions', 'readwrite')
      const parsed = v.safeParse(sessionSchema, await transaction.store.get(id))
      const next = parsed.success ? change(parsed.output) : null
      if (next) await transaction.store.put(next, id)
      await transaction.done
      return next
    })
  }

  remove(id: string): Promise<void> {
    return this.#store.delete('sessions', id)
  }
}
