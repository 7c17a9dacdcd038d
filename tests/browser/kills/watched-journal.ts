import type { RepairRecord } from '../../../utils/repair/record/schema.ts'
import type { Driver } from '../drivers/driver.ts'
import { waitUntil } from '../drivers/wait-until.ts'

/**
 * Keeps a copy of each record that the background which is alive now writes into its journal, in a database of its own:
 * one that is killed keeps nothing in memory.
 */
export async function watchJournal(driver: Driver): Promise<void> {
  await waitUntil('a background to watch', async () => {
    await driver.evaluateInBackground(installWatch)
    return true
  })
}

/** The copies, in the order in which they were written; null where another background was watched from then on. */
export async function watchedRows(driver: Driver): Promise<(RepairRecord | null)[]> {
  return (await driver.evaluateInExtension(rowsOf, 'read')) as (RepairRecord | null)[]
}

export async function forgetRows(driver: Driver): Promise<void> {
  await driver.evaluateInExtension(rowsOf, 'clear')
}

/** Runs in the background. */
async function installWatch(background: object): Promise<void> {
  const scope = background as { isWatched?: boolean }
  if (scope.isWatched) return
  scope.isWatched = true
  const opening = indexedDB.open('watched-journal', 1)
  opening.onupgradeneeded = () => {
    opening.result.createObjectStore('rows', { autoIncrement: true })
  }
  await new Promise((resolve, reject) => {
    opening.onsuccess = resolve
    opening.onerror = () => reject(opening.error)
  })
  const copies = opening.result
  copies.transaction('rows', 'readwrite').objectStore('rows').add(null)
  for (const method of ['add', 'put'] as const) {
    const original = IDBObjectStore.prototype[method]
    IDBObjectStore.prototype[method] = function (value: unknown, key?: IDBValidKey) {
      // First, so that what is on disk in the journal is there, too.
      if (this.name === 'repairs') {
        const copy = copies.transaction('rows', 'readwrite')
        original.call(copy.objectStore('rows'), value)
      }
      return original.call(this, value, key)
    }
  }
}

/** Runs in a page of the extension. */
function rowsOf(_api: unknown, what: 'read' | 'clear'): Promise<unknown[]> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('watched-journal', 1)
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore('rows', { autoIncrement: true })
    }
    opening.onerror = () => reject(opening.error)
    opening.onsuccess = () => {
      const rows = opening.result.transaction('rows', 'readwrite').objectStore('rows')
      const done = what === 'read' ? rows.getAll() : rows.clear()
      done.onerror = () => reject(done.error)
      done.onsuccess = () => {
        opening.result.close()
        resolve(done.result ?? [])
      }
    }
  })
}
