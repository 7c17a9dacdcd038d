import type { LockPort } from '../../../utils/identity/identity-port.ts'

/** Web Locks in memory: first come, first served, per name. */
export class MemoryLocks implements LockPort {
  readonly #last = new Map<string, Promise<unknown>>()

  exclusive<T>(name: string, work: () => Promise<T>): Promise<T> {
    const before = this.#last.get(name) ?? Promise.resolve()
    const result = before.then(work, work)
    this.#last.set(
      name,
      result.catch(() => undefined),
    )
    return result
  }
}
