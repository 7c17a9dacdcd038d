import { Store } from '../../../utils/storage/store.ts'
import type { Database } from '../../../utils/storage/stores.ts'

/**
 * The moment at which a worker is killed, by the writes to the repairs journal: just before the n-th
 * reaches the disk (what was done ahead of it is not on record), or just after (nothing follows it).
 */
export interface Death {
  moment: 'before' | 'after'
  write: number
}

/** A store that counts journal writes and, at its death, answers nothing and nobody any more. */
export class MortalStore extends Store {
  readonly #death: Death | null
  writes = 0
  dead = false

  constructor(death: Death | null = null) {
    super()
    this.#death = death
  }

  override async use<T>(work: (db: Database) => Promise<T>): Promise<T> {
    if (this.dead) return await silence()
    try {
      const value = await super.use((db) => work(this.#watched(db)))
      if (this.#death?.moment === 'after' && this.writes >= this.#death.write) this.dead = true
      return this.dead ? await silence() : value
    } catch (error) {
      if (this.dead) return await silence()
      throw error
    }
  }

  #watched(db: Database): Database {
    return new Proxy(db, {
      get: (target, name) => {
        if (name !== 'transaction') {
          const value = Reflect.get(target, name, target)
          return typeof value === 'function' ? value.bind(target) : value
        }
        return (...args: Parameters<Database['transaction']>) => {
          if (String(args[0]) === 'repairs' && args[1] === 'readwrite') this.#countWrite()
          return target.transaction(...args)
        }
      },
    })
  }

  #countWrite(): void {
    this.writes += 1
    if (this.#death?.moment !== 'before' || this.writes < this.#death.write) return
    this.dead = true
    throw new Error('killed before this write')
  }
}

function silence(): Promise<never> {
  return new Promise(() => {})
}
