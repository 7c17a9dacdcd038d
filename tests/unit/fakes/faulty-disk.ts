import { vi } from 'vitest'

type WriteName = 'put' | 'add'

/**
 * Ends transactions that write as a browser does, with what was written in them rolled back: by the error
 * QuotaExceededError where the disk is full, by AbortError where the browser gives up (IndexedDB 3.0, 5.5).
 * @param isHit whether this write, counted from 1, of that store fails
 */
export function failWrites(
  error: 'QuotaExceededError' | 'AbortError',
  isHit: (store: string, count: number) => boolean = () => true,
): { heal: () => void } {
  const counts = new Map<string, number>()
  const spies = (['put', 'add'] as const).map((name: WriteName) => {
    const real = IDBObjectStore.prototype[name]
    return vi.spyOn(IDBObjectStore.prototype, name).mockImplementation(function (
      this: IDBObjectStore,
      ...args: Parameters<IDBObjectStore[WriteName]>
    ) {
      const request = real.apply(this, args)
      const count = (counts.get(this.name) ?? 0) + 1
      counts.set(this.name, count)
      if (isHit(this.name, count)) abortWith(this.transaction, error)
      return request
    })
  })
  return {
    heal: () => {
      for (const spy of spies) spy.mockRestore()
    },
  }
}

/** fake-indexeddb's own way: the standard lets nobody but the browser name the error. */
function abortWith(transaction: IDBTransaction, error: string): void {
  ;(transaction as unknown as { _abort: (error: string) => void })._abort(error)
}
