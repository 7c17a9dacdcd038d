import type { LockPort } from '../identity/identity-port.ts'

/** Web Locks: they hold over all windows and workers of the extension, and end with their holder. */
export const browserLocks: LockPort = {
  async exclusive<T>(name: string, work: () => Promise<T>): Promise<T> {
    return await navigator.locks.request(name, work)
  },
}
