import { StorageError } from '../../../utils/storage/database.ts'
import { Store } from '../../../utils/storage/store.ts'

/** A store whose database can't be used, as in some kinds of private browsing or on a full disk. */
export class BrokenStore extends Store {
  override use<T>(): Promise<T> {
    return Promise.reject(new StorageError('QuotaExceededError: the disk is full'))
  }
}
