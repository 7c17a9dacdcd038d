import { randomBytes } from 'node:crypto'

/** A browser signed in to the FitTrend site. */
export interface Session {
  id: string
  accountId: string
  /** Goes into every form of this session and must come back with it. */
  csrf: string
  /** Said once, on the next page. */
  notice: string | null
  /** Page variant asked for by `?variant=`; the sandbox's own where null. */
  variant: string | null
  /** Steps that were refused once, where the variant refuses them the first time. */
  refused: Set<string>
}

/** Sessions of the FitTrend site. They last until sign-out or a restart. */
export class Sessions {
  #byId = new Map<string, Session>()

  open(accountId: string): Session {
    const session = {
      id: secret(),
      accountId,
      csrf: secret(),
      notice: null,
      variant: null,
      refused: new Set<string>(),
    }
    this.#byId.set(session.id, session)
    return session
  }

  find(id: string | undefined): Session | null {
    return (id !== undefined && this.#byId.get(id)) || null
  }

  close(id: string): void {
    this.#byId.delete(id)
  }

  /** Signs an account out in every browser; says how many there were. */
  closeAllOf(accountId: string): number {
    const ids = [...this.#byId.values()].filter((one) => one.accountId === accountId)
    for (const { id } of ids) this.#byId.delete(id)
    return ids.length
  }

  clear(): void {
    this.#byId.clear()
  }
}

function secret(): string {
  return randomBytes(24).toString('base64url')
}
