import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { Store } from '../../../utils/storage/store.ts'

/** A store on an empty database; `new Store()` after it is another window on the same one. */
export function freshStore(): Store {
  useEmptyDatabase()
  return new Store()
}

export function useEmptyDatabase(): void {
  globalThis.indexedDB = new IDBFactory()
}
