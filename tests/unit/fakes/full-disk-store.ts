import { StorageError } from '../../../utils/storage/database.ts'
import { Store } from '../../../utils/storage/store.ts'

/** A store that still reads but, once the disk is full, can't write. */
export class FullDiskStore extends Store {
  isFull = false

  override async put(...args: Parameters<Store['put']>): Promise<void> {
    if (this.isFull) throw new StorageError('QuotaExceededError: the disk is full')
    await super.put(...args)
  }
}
